namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>The button that makes everything as at the start.</summary>
internal static class ResetPage
{
    public static void MapReset(this WebApplication app, Func<CancellationToken, Task> reset)
    {
        app.MapGet("/reset", (HttpRequest request) => Layout.Page("start", "Reset", Body(done: request.Query.ContainsKey("done"))));
        app.MapPost("/reset", async (HttpContext context) =>
        {
            await reset(context.RequestAborted);
            return context.SeeOther("/reset?done");
        });
    }

    private static Html Body(bool done) => Html.Of($"""
        {(done ? Html.Of($"""<p class="notice" role="status">Everything is as at the start.</p>""") : Html.Nothing)}
        <p>Makes everything as at the start: an empty table and empty queues, nobody subscribed at AWS Marketplace, the demo accounts of the
          Expense Center with every workspace settled by its owner, no mail, switches off, the clock set back, empty logs.</p>
        <p class="quiet">The functions are ended in the middle of whatever they do, and start anew. A page that is asked for meanwhile waits. It takes
          a few seconds.</p>
        <form method="post" action="/reset"><button id="reset-button" class="danger">Reset everything</button></form>
        """);
}
