using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>What time it is in the Sandbox, and the buttons that move it on.</summary>
internal static class ClockPage
{
    private static readonly (string Name, TimeSpan Time)[] Moves =
        [("hour", TimeSpan.FromHours(1)), ("day", TimeSpan.FromDays(1)), ("month", TimeSpan.FromDays(30))];

    /// <param name="move">Moves the clock on by a time.</param>
    public static void MapClock(this WebApplication app, SandboxClock clock, Func<TimeSpan, CancellationToken, Task> move)
    {
        app.MapGet("/clock", () => Layout.Page("start", "Clock", Body(clock)));
        app.MapPost("/clock", async (HttpContext context) =>
        {
            var name = await context.Request.FieldAsync("by");
            if (Moves.FirstOrDefault(one => one.Name == name) is not { Name: not null } chosen)
            {
                return Layout.NotFound("start", "move of the clock");
            }

            await move(chosen.Time, context.RequestAborted);
            return context.SeeOther("/clock");
        });
    }

    private static Html Body(SandboxClock clock) => Html.Of($"""
        <dl class="facts">
          <dt>The Sandbox's clock</dt><dd id="clock" data-ahead="{clock.Ahead:c}"><b>{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC</b></dd>
          <dt>Ahead of this machine</dt><dd>{(clock.Ahead == TimeSpan.Zero ? "not at all" : $"by {clock.Ahead.TotalHours:N0} h ({clock.Ahead.TotalDays:0.#} days)")}</dd>
        </dl>
        <form class="actions" method="post" action="/clock">
          {Html.Join(Moves, one => Html.Of($"""<button class="plain" name="by" value="{one.Name}">One {one.Name} on</button>"""))}
        </form>
        <h2>What the clock moves</h2>
        <table>
          <thead><tr><th>What</th><th>Then</th></tr></thead>
          <tbody>
            <tr><td>Registration tokens of AWS Marketplace</td><td>expire after 4 hours</td></tr>
            <tr><td>Rows of the table with a time to live</td><td>are deleted: a claim after 30 minutes, a notice that was seen after 14 days</td></tr>
            <tr><td>The hourly sweep of the outbox</td><td>runs at once, with every move</td></tr>
          </tbody>
        </table>
        <h2>What it does not move</h2>
        <p>The functions. They are the programs that ship, and read the time of this machine; a way to tell them another one would be a way to
          do so on AWS. So what a function measures itself goes by this machine: one change of method a month, the teardown delay (see
          <code>--teardown-delay</code>), three days until AWS must have confirmed. Dates in notices, mails and sign-ins are this machine's too, so
          that they agree with the functions. <a href="/reset">Reset</a> sets the clock back.</p>
        """);
}
