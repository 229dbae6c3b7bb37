using System.Net;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>Bills of accounts that were merged into another one, as by a renewal whose notices came late.</summary>
public sealed class MergedBillTests : IDisposable
{
    private static readonly WorkspaceKey One = InMemoryExpenseCenter.Key(1);
    private readonly RegistrationApplication application = new() { Products = BilledAccount.Products() };

    [Fact]
    public async Task What_an_account_used_before_it_was_merged_is_listed_for_its_owner_with_its_own_agreement()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        var merged = await account.MergeAsync("l-2", "alice", application.Time.GetUtcNow().AddDays(-2));
        await merged.BillAsync("data_gb", (One, 3, BilledUsage.OfAccepted(77)));
        await merged.BillAsync(merged.Month.AddMonths(-1), "data_gb", (One, 3, BilledUsage.OfAccepted(88)));
        using var browser = application.Open("alice");

        var page = await browser.GetAsync("/bills");
        Assert.Equal([account.Address, merged.Address], page.Page.QuerySelectorAll("main h3 a").Select(link => link.GetAttribute("href")));
        var card = page.Page.QuerySelectorAll("main section.card")[1];
        Assert.Contains("AWS account 777788889999", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Agreement agreement-of-l-2", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Usage before this subscription was merged", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("77 GB", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("88 GB", (await browser.GetAsync("/bills?month=2026-10")).Text, StringComparison.Ordinal);

        var detail = await browser.GetAsync(merged.Address);
        Assert.Contains("AWS account 777788889999", detail.Text, StringComparison.Ordinal);
        Assert.Contains("Workspace 000001", detail.Text, StringComparison.Ordinal);
        Assert.Contains("Usage before this subscription was merged", detail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("merged into another cloud account", (await browser.GetAsync(account.Address)).Text, StringComparison.Ordinal);

        application.ExpenseCenter.Own("mallory");
        using var mallory = application.Open("mallory");
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.GetAsync(merged.Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.GetAsync(merged.Address + "/usage.csv")).Status);
        Assert.DoesNotContain("777788889999", (await mallory.GetAsync("/bills")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_account_is_not_read_for_months_after_its_merge_and_not_shown_when_it_has_another_owner()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        var foreign = await account.MergeAsync("l-2", "mallory", application.Time.GetUtcNow().AddDays(-2));
        await foreign.BillAsync("data_gb", (One, 3, BilledUsage.OfAccepted(77)));
        var older = await account.MergeAsync("l-3", "alice", application.Time.GetUtcNow().AddMonths(-1));
        await older.BillAsync(older.Month.AddMonths(-1), "data_gb", (One, 3, BilledUsage.OfAccepted(88)));
        using var browser = application.Open("alice");
        var reads = application.Asked("GetItem");
        var page = await browser.GetAsync("/bills");
        Assert.Equal([account.Address], page.Page.QuerySelectorAll("main h3 a").Select(link => link.GetAttribute("href")));
        Assert.Equal(1, application.Asked("GetItem") - reads);
        Assert.Contains("88 GB", (await browser.GetAsync("/bills?month=2026-10")).Text, StringComparison.Ordinal);
    }

    public void Dispose() => application.Dispose();
}
