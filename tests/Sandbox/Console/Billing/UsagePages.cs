using System.Globalization;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Billing;

/// <summary>The form by which Guance's billing sends usage. The command <c>usage</c> posts it too.</summary>
internal static class UsagePages
{
    public const string Path = "/usage";

    /// <summary>Names of the form's fields, and of what the answer's address tells.</summary>
    public const string Workspaces = "workspaces", Hours = "hours", InProgress = "in-progress", CloudAccount = "cloud-account", Seed = "seed",
        SentRecords = "records", SentMessages = "messages", SentWorkspaces = "of";

    public static void MapUsage(this WebApplication app, UsageBilling billing)
    {
        app.MapGet(Path, (HttpRequest request) => Layout.Page("start", "Usage", Body(request.Query)));
        app.MapPost(Path, async (HttpContext context) =>
        {
            try
            {
                var sent = await billing.SendAsync(await OrderAsync(context.Request), context.RequestAborted);
                return context.SeeOther($"{Path}?{SentRecords}={sent.Records}&{SentMessages}={sent.Messages}&{SentWorkspaces}={sent.Workspaces}");
            }
            catch (UsageOrderException refused)
            {
                return Layout.Page("start", "Usage", Html.Of($"""<p class="notice" role="alert">{refused.Message}</p>"""), StatusCodes.Status400BadRequest);
            }
        });
    }

    private static async Task<UsageOrder> OrderAsync(HttpRequest request)
    {
        var account = await request.FieldAsync(CloudAccount);
        return new(UsageOrder.ParseWorkspaces(await request.FieldAsync(Workspaces)), await NumberAsync(request, Hours))
        {
            InProgress = await request.FieldAsync(InProgress) == "true",
            CloudAccount = account.Length == 0 ? null : account,
            Seed = await NumberAsync(request, Seed),
        };
    }

    private static async Task<int> NumberAsync(HttpRequest request, string field) =>
        await request.FieldAsync(field) is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new UsageOrderException($"\"{text}\" is no number.")
            : 0;

    private static Html Body(IQueryCollection query) => Html.Of($"""
        {(query.ContainsKey(SentRecords)
            ? Html.Of($"""
                <p class="notice" role="status" data-records="{query[SentRecords]}">Sent: {query[SentRecords]} records of {query[SentWorkspaces]} workspaces in {query[SentMessages]} messages.</p>
                """)
            : Html.Nothing)}
        <p>Plays Guance's billing: sends to the <a href="/queues">usage queue</a> what workspaces have used in hours that are over, one record for
          each workspace, dimension and hour, in messages of up to 500. Ids and quantities are the same each time, so what is sent again is known
          already. What becomes of it: <a href="/marketplace/bill">AWS's bill</a>, or
          <a href="/expense-center#returns">back to the Expense Center</a>.</p>
        <form method="post" action="{Path}">
          <p><label>Workspaces, by id or name, one a line; or <code>{UsageOrder.AllWorkspaces}</code> that AWS pays for<br>
            <textarea name="{Workspaces}" rows="3" cols="50" required>{UsageOrder.AllWorkspaces}</textarea></label></p>
          <p><label>Hours that are over <input name="{Hours}" type="number" min="0" max="{UsageOrder.MaxHours}" value="1" required></label></p>
          <p><label><input name="{InProgress}" type="checkbox" value="true"> and the hour in progress</label></p>
          <p><label>Cloud account that the records name <input name="{CloudAccount}" size="30" placeholder="none"></label></p>
          <p><label>Another number makes other quantities of the same ids: conflicts <input name="{Seed}" type="number" min="0" value="0"></label></p>
          <button id="send-usage">Send usage</button>
        </form>
        <p class="quiet">Or <code>dotnet run --project tests/Sandbox -- usage --workspaces all --hours 30</code>. Who did not pay through AWS when an hour
          began does not pay for it, unless the records name the cloud account and it paid at some time of that hour.</p>
        """);
}
