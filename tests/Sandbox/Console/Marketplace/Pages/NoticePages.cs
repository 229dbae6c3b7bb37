using Guance.Serverless.Sandbox.Console.Marketplace.Notices;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>The notices that AWS Marketplace sent, or holds back, and the button that sends one.</summary>
internal static class NoticePages
{
    public static void MapNotices(this WebApplication app, MarketplaceState marketplace)
    {
        app.MapGet("/marketplace/notices", () => Layout.Page("marketplace", "Notices", List(marketplace.Notices.All)));
        app.MapPost("/marketplace/notices/{id}/send", async (string id, HttpContext context) =>
        {
            if (marketplace.Notices.Find(id) is not { } entry)
            {
                return Layout.NotFound("marketplace", "notice");
            }

            await marketplace.Notices.DeliverAsync(entry, context.RequestAborted);
            return context.SeeOther("/marketplace/notices");
        });
    }

    private static Html List(IReadOnlyList<LoggedNotice> all) => all.Count == 0
        ? Html.Of($"<p>AWS Marketplace has sent nothing yet.</p>")
        : Html.Of($"""
            <table>
              <thead><tr><th>When</th><th>What</th><th>Channel</th><th>State</th><th></th></tr></thead>
              <tbody>{Html.Join(all.Reverse(), Row)}</tbody>
            </table>
            """);

    private static Html Row(LoggedNotice one) => Html.Of($"""
        <tr data-notice="{one.Id}" data-kind="{one.Notice.Kind}" data-sent="{one.Sent}">
          <td>{one.HappenedAt:HH:mm:ss}</td>
          <td><details><summary>{one.Notice.Kind}</summary><pre>{ReadableJson.Indent(one.Notice.Body)}</pre></details></td>
          <td>{(one.Notice.Topic is null ? "EventBridge" : "SNS")}</td>
          <td>{State(one)}</td>
          <td>
            <form method="post" action="/marketplace/notices/{one.Id}/send">
              <button class="plain">{(one.Sent == 0 ? "Send" : "Send again")}</button>
            </form>
          </td>
        </tr>
        """);

    private static string State(LoggedNotice one) => one switch
    {
        { Error: { } error } => "failed: " + error,
        { Sent: 0 } => "held back",
        { Sent: 1 } => "sent",
        _ => $"sent {one.Sent} times",
    };
}
