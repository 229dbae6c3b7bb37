using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.Pages;

/// <summary>Usage that the settlement service handed back, the newest first.</summary>
internal static class ReturnedUsagePane
{
    private const int Shown = 50;

    public static Html Table(UsageReturns returns)
    {
        var records = returns.Records;
        return records.Count == 0
            ? Html.Of($"<p>None was handed back.</p>")
            : Html.Of($"""
                <p class="quiet">{records.Count:N0} records in {returns.Count:N0} calls; the newest {Shown} are shown.</p>
                <table>
                  <thead><tr><th>Reason</th><th>Site</th><th>Workspace</th><th>Hour</th><th>Dimension</th><th>Quantity</th><th>Record</th></tr></thead>
                  <tbody>{Html.Join(records.Reverse().Take(Shown), Row)}</tbody>
                </table>
                """);
    }

    private static Html Row(ReturnedRecord one) => Html.Of($"""
        <tr data-reason="{one.Reason}">
          <td><span class="badge">{one.Reason}</span></td><td>{one.Site}</td><td><code>{one.WorkspaceId}</code></td><td>{one.Hour}</td>
          <td>{one.Dimension}</td><td>{one.Quantity}</td><td><code class="quiet">{one.Id ?? "several"}</code></td>
        </tr>
        """);
}
