using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.Pages;

/// <summary>Every account's workspaces with the settlement method the Expense Center knows, and the calls that set it.</summary>
internal static class OverviewPage
{
    private const int ShownCalls = 50;
    private const int ShownWorkspaces = 20;

    public static void MapOverview(this IEndpointRouteBuilder app, ExpenseCenterState center, ConsoleOptions options)
    {
        app.MapGet("/expense-center", () =>
            Layout.Page("expense-center", "Workspaces and how they are settled", Body(center, options)));
        app.MapGet("/expense-center/accounts/{username}", (string username) =>
            center.FindAccount(username) is { } account
                ? Layout.Page("expense-center", $"Workspaces of {username}", Whole(account, center.WorkspacesOf(username)))
                : Layout.NotFound("expense-center", "account"));
    }

    /// <summary>How many workspaces an account has, and how many of them AWS pays for.</summary>
    public static string Count(IReadOnlyList<CenterWorkspace> workspaces) => workspaces.Count == 0
        ? "no workspaces"
        : $"{workspaces.Count:N0} workspaces, {workspaces.Count(one => one.Method == "Aws"):N0} settled through AWS";

    // The link is absolute: the session belongs to the issuer's host, under whatever name this page was opened.
    private static Html Body(ExpenseCenterState center, ConsoleOptions options) => Html.Of($"""
        <p>As the Expense Center sees it.
          <a id="sign-out" href="{options.Issuer}/end-session">Sign out</a> to come back as someone else.</p>
        {Html.Join(center.Accounts, account => Account(account, center.WorkspacesOf(account.Username)))}
        <h2 id="calls">Calls of the settlement service</h2>
        {Calls(center.Calls)}
        <h2 id="returns">Usage that AWS does not bill</h2>
        {ReturnedUsagePane.Table(center.Api.Returns)}
        <h2>Make trouble</h2>
        {SwitchPages.Panel(center.Switches.All, "/expense-center")}
        """);

    private static Html Account(ExpenseAccount account, IReadOnlyList<CenterWorkspace> workspaces)
    {
        var open = workspaces.Count is > 0 and <= ShownWorkspaces ? Html.Of($" open") : Html.Nothing;
        return Html.Of($"""
            <details class="account" data-username="{account.Username}"{open}>
              <summary><b>{account.Username}</b> <span class="quiet">{account.Contact}; {Count(workspaces)}</span></summary>
              {(workspaces.Count == 0 ? Html.Of($"<p>No workspaces.</p>") : Table(workspaces.Take(ShownWorkspaces)))}
              {(workspaces.Count <= ShownWorkspaces ? Html.Nothing : Html.Of($"""
                <p><a href="/expense-center/accounts/{account.Username}">All {workspaces.Count:N0} workspaces</a></p>
                """))}
            </details>
            """);
    }

    private static Html Whole(ExpenseAccount account, IReadOnlyList<CenterWorkspace> workspaces) => Html.Of($"""
        <p>{account.Contact}; {Count(workspaces)}. <a href="/expense-center">All accounts</a></p>
        {Table(workspaces)}
        """);

    private static Html Table(IEnumerable<CenterWorkspace> workspaces) => Html.Of($"""
        <table>
          <thead><tr><th>Site</th><th>Workspace</th><th>Method</th><th>Paid by</th><th>Version</th></tr></thead>
          <tbody>{Html.Join(workspaces, Row)}</tbody>
        </table>
        """);

    private static Html Row(CenterWorkspace one) => Html.Of($"""
        <tr data-workspace="{one.Key}" data-method="{one.Method}" data-version="{one.Version}">
          <td>{one.Site}</td>
          <td class="name">{one.Name}<br><code class="quiet">{one.Id}</code></td>
          <td><span class="badge {one.Method}">{one.Method}</span></td>
          <td>{one.CloudAccount?.ToString() ?? (one.Method == "ExpenseCenter" ? "the Expense Center account" : "-")}</td>
          <td>{one.Version}</td>
        </tr>
        """);

    private static Html Calls(IReadOnlyList<SettlementCall> calls) => calls.Count == 0
        ? Html.Of($"<p>None yet.</p>")
        : Html.Of($"""
            <p class="quiet">{calls.Count} so far; the newest {ShownCalls} are shown.</p>
            <table>
              <thead><tr><th>When</th><th>Workspace</th><th>Method</th><th>Version</th><th>Outcome</th></tr></thead>
              <tbody>{Html.Join(calls.Reverse().Take(ShownCalls), Call)}</tbody>
            </table>
            """);

    private static Html Call(SettlementCall call) => Html.Of($"""
        <tr><td>{call.At:HH:mm:ss}</td><td><code>{call.Told.Key}</code></td><td>{call.Told.Method}</td><td>{call.Told.Version}</td>
          <td>{(call.Applied ? "taken over" : "known already, nothing changed")}</td></tr>
        """);
}
