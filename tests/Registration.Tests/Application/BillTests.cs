using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>What the pages say about usage, held against the rows that metering has written.</summary>
public sealed class BillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly WorkspaceKey One = InMemoryExpenseCenter.Key(1);
    private static readonly WorkspaceKey Two = InMemoryExpenseCenter.Key(2);

    /// <summary>Used by a workspace that the account does not pay for any more.</summary>
    private static readonly WorkspaceKey Former = InMemoryExpenseCenter.Key(99);

    private readonly RegistrationApplication application = new() { Products = BilledAccount.Products() };

    [Fact]
    public async Task The_figures_are_those_of_the_rows_to_the_unit()
    {
        var account = await BillAsync();
        using var browser = application.Open("alice");
        foreach (var address in new[] { "/bills", account.Address })
        {
            var page = await browser.GetAsync(address);
            Assert.Equal(
                ["Log data data_gb", "1,234,608 GB", "1,234,568", "40", "0"], Cells(page.Page, "tbody tr", 0).Take(5).Select(cell => cell.Split(" +")[0]));
            Assert.Equal(["Host hours hosts", "7 host hours", "7", "0", "1,000.123456789"], Cells(page.Page, "tbody tr", 1).Take(5));
            Assert.Equal(["CNY 0.01", "USD 432,112.80"], page.Page.QuerySelectorAll("table:first-of-type tfoot td").Select(Text).Order());
            Assert.Contains("Partly handed back", page.Text, StringComparison.Ordinal);
            Assert.Contains("private offers and discounts", page.Text, StringComparison.Ordinal);
            Assert.Contains("AWS shows metered usage within a day, and invoices it at the start of the next month", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lines_name_the_workspace_or_its_id_and_say_why_usage_was_handed_back()
    {
        var account = await BillAsync();
        using var browser = application.Open("alice");
        var lines = (await browser.GetAsync(account.Address)).Page;
        Assert.Equal(
            [
                $"Workspace 000001{One.Id} | Overseas 1 (Oregon) us1 | Log data | 1,234,000 GB | 40 | 0",
                $"Workspace 000001{One.Id} | Overseas 1 (Oregon) us1 | Host hours | 7 host hours | 0 | 0",
                $"Workspace 000002{Two.Id} | Overseas 1 (Oregon) us1 | Log data | 568 GB | 0 | 0",
                $"{Former.Id} | Overseas 1 (Oregon) us1 | Host hours | 0 host hours | 0 | 1,000.123456789 0.123456789 Less than one unit was left when the subscription ended 1,000 AWS found no active subscription",
            ],
            Enumerable.Range(0, 4).Select(row => string.Join(" | ", Cells(lines, "#workspaces tbody tr", row))));
        Assert.Contains("4 lines", lines.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        var found = await browser.GetAsync($"{account.Address}?q=workspace+000002");
        Assert.Single(found.Page.QuerySelectorAll("#workspaces tbody tr"));
        var hosts = await browser.GetAsync($"{account.Address}?only=hosts&q=wksp_&site=us1&dimension=hosts");
        Assert.Equal(2, hosts.Page.QuerySelectorAll("#workspaces tbody tr").Length);
        Assert.Equal("hosts", hosts.Page.QuerySelector<IHtmlSelectElement>("#only")!.Value);
        Assert.Contains("Host hours", hosts.Page.QuerySelector("#days h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No usage matches", (await browser.GetAsync($"{account.Address}?site=cn1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_and_its_table_have_the_same_days()
    {
        var account = await BillAsync();
        using var browser = application.Open("alice");
        var days = (await browser.GetAsync(account.Address)).Page.QuerySelector("#days")!;
        Assert.Equal(["1 November: 1,234,000 GB", "23 November: 608 GB"], days.QuerySelectorAll("title").Select(Text));
        Assert.Equal(["1 November 1,234,000 0", "23 November 568 40"], Enumerable.Range(0, 2).Select(row => string.Join(' ', Cells(days, "tbody tr", row))));
        Assert.Equal(
            "Log data by day in November 2026: 1,234,608 GB in total, most on 1 November with 1,234,000 GB.", days.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        var bar = days.QuerySelector("rect.accepted[x='1.3']")!;
        Assert.Equal(("38.3", "61.7"), (bar.GetAttribute("y"), bar.GetAttribute("height")));
    }

    [Fact]
    public async Task A_month_is_compared_with_the_same_days_of_the_month_before()
    {
        var account = await BillAsync();
        await account.BillAsync(account.Month.AddMonths(-1), "data_gb", (One, 1, BilledUsage.OfAccepted(1_000_000)), (One, 31, BilledUsage.OfAccepted(9)));
        await account.BillAsync(account.Month.AddMonths(-2), "data_gb", (One, 30, BilledUsage.OfAccepted(2_000_018)));
        using var browser = application.Open("alice");
        Assert.Contains("+23.4% vs 1–22 October", (await browser.GetAsync("/bills")).Text, StringComparison.Ordinal);
        var october = await browser.GetAsync("/bills?month=2026-10");
        Assert.Contains("−50.0% vs September", october.Text, StringComparison.Ordinal);
        Assert.Contains("1,000,009 GB", october.Text, StringComparison.Ordinal);
        Assert.Equal($"/bills/{account.Id}/2026-10", october.Page.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Contains("对比 10月1日至22日", (await browser.GetAsync($"{account.Address}?lang=zh")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Months_without_usage_say_so_and_months_before_the_account_show_nothing_of_it()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        using var browser = application.Open("alice");
        var now = await browser.GetAsync("/bills");
        Assert.Contains("about 15 minutes after the end of each hour", now.Text, StringComparison.Ordinal);
        Assert.Equal(13, now.Page.QuerySelectorAll("select[name=month] option").Length);
        Assert.Contains("You had no cloud account then", (await browser.GetAsync("/bills?month=2026-10")).Text, StringComparison.Ordinal);
        Assert.Contains("No usage in this month", (await browser.GetAsync(account.Address)).Text, StringComparison.Ordinal);
        Assert.Contains("No usage this month yet", (await browser.GetAsync($"/cloud-accounts/{account.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_accounts_than_fit_a_page_are_on_the_next_one_of_the_same_month()
    {
        foreach (var number in Enumerable.Range(1, 21))
        {
            await application.RegisterAsync(SubscriptionSample.OfLicence($"l-{number}", $"agmt-{number}", $"{number:D12}"), "alice", InMemoryExpenseCenter.Key(number));
        }

        using var browser = application.Open("alice");
        var first = await browser.GetAsync("/bills?month=2026-11");
        var next = first.Page.QuerySelector("main a[rel=next]")!.GetAttribute("href")!;
        Assert.StartsWith("/bills?month=2026-11&cursor=", next, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, 21).Select(number => $"AWS account {number:D12}"),
            first.Page.QuerySelectorAll("main h3").Concat((await browser.GetAsync(next)).Page.QuerySelectorAll("main h3")).Select(Text).Order());
    }

    [Fact]
    public async Task A_product_without_dimensions_is_not_metered_here()
    {
        using var plain = new RegistrationApplication { Products = new([.. BilledAccount.Products().All.Select(product => product with { Dimensions = [] })]) };
        var account = await BilledAccount.RegisterAsync(plain, One);
        using var browser = plain.Open("alice");
        foreach (var address in new[] { "/bills", account.Address, "/cloud-accounts", $"/cloud-accounts/{account.Id}" })
        {
            Assert.Contains("The usage of this product is not metered here", (await browser.GetAsync(address)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_cloud_account_and_the_list_show_this_month_so_far()
    {
        var account = await BillAsync();
        using var browser = application.Open("alice");
        var page = await browser.GetAsync($"/cloud-accounts/{account.Id}");
        Assert.Contains("Usage in November 2026 so far", page.Text, StringComparison.Ordinal);
        Assert.Equal(["1,234,608 GB", "7 host hours"], page.Page.QuerySelectorAll("[aria-labelledby=usage] dd").Select(Text));
        Assert.NotNull(page.Page.QuerySelector($"a[href='{account.Address}']"));
        var list = await browser.GetAsync("/cloud-accounts");
        Assert.Equal("Log data 1,234,608 GB, Host hours 7 host hours 444455556666", Text(list.Page.QuerySelector($"a[href='{account.Address}']")!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/usage.csv")]
    public async Task Nobody_but_the_owner_sees_a_bill(string file)
    {
        var account = await BillAsync();
        application.ExpenseCenter.Own("mallory");
        using var mallory = application.Open("mallory");
        var foreign = await mallory.GetAsync(account.Address + file);
        var missing = await mallory.GetAsync($"/bills/{Ulid.MaxValue}/{account.Month:yyyy-MM}{file}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal((missing.Status, missing.Title), (foreign.Status, foreign.Title));
        Assert.DoesNotContain("444455556666", foreign.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("444455556666", (await mallory.GetAsync("/bills")).Text, StringComparison.Ordinal);
        using var nobody = application.Open(user: null);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(account.Address + file)).Status);

        using var alice = application.Open("alice");
        foreach (var month in new[] { "2026-12", "2025-10", "2026-13", "november" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync($"/bills/{account.Id}/{month}{file}")).Status);
        }
    }

    [Theory]
    [InlineData("aws", "us1", "https://console.aws.amazon.com")]
    [InlineData("aws-cn", "cn2", "https://console.amazonaws.cn")]
    public async Task Links_lead_to_that_month_in_the_console_of_the_partition(string partition, string site, string console)
    {
        var workspace = InMemoryExpenseCenter.Key(1, site);
        using var other = new RegistrationApplication { Products = BilledAccount.Products(partition) };
        var account = await BilledAccount.RegisterAsync(other, workspace);
        await account.BillAsync("data_gb", (workspace, 1, BilledUsage.OfAccepted(1)));
        using var browser = other.Open("alice");
        foreach (var address in new[] { "/bills", account.Address })
        {
            var links = (await browser.GetAsync(address)).Page.QuerySelectorAll("a[rel=noreferrer]").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Contains($"{console}/billing/home#/bills?year=2026&month=11", links);
            Assert.Contains(links, link => link.StartsWith($"{console}/costmanagement/home#/cost-explorer?", StringComparison.Ordinal)
                && link.EndsWith("startDate=2026-11-01&endDate=2026-11-30", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ten_thousand_workspaces_and_ten_dimensions_are_searched_and_paged()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        var keys = Enumerable.Range(1, 10_000).Select(number => InMemoryExpenseCenter.Key(number, number % 2 == 0 ? "us1" : "eu1")).ToList();
        foreach (var dimension in Enumerable.Range(0, 10))
        {
            await account.BillAsync($"dimension{dimension}", [.. keys.Select((key, place) => (key, (place % 20) + 1, BilledUsage.OfAccepted(place + 1)))]);
        }

        using var browser = application.Open("alice");
        Assert.Contains("50,005,000", (await browser.GetAsync("/bills")).Text, StringComparison.Ordinal);
        Assert.InRange(application.Table.Figures.LongestAnswer, 1, 20_000); // sums, and no workspaces
        await browser.GetAsync(account.Address);
        var watch = Stopwatch.StartNew();
        var page = await browser.GetAsync($"{account.Address}?page=2000");
        output.Figure($"a page of 100,000 lines takes {watch.ElapsedMilliseconds} ms");
        Assert.Contains("100,000 lines", page.Text, StringComparison.Ordinal);
        Assert.Equal(50, page.Page.QuerySelectorAll("#workspaces tbody tr").Length);
        Assert.Contains("Page 2000 of 2000", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{account.Address}?page=1999#workspaces", page.Page.QuerySelector("#workspaces a[rel=prev]")!.GetAttribute("href"));
        var found = await browser.GetAsync($"{account.Address}?q=0000270f&only=dimension3&site=eu1");
        Assert.StartsWith("wksp_0000000000000000000000000000270f", Assert.Single(found.Page.QuerySelectorAll("#workspaces tbody tr")).TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("one for each hour and dimension", page.Text, StringComparison.Ordinal);

        var largest = await browser.GetAsync($"{account.Address}?only=dimension3");
        Assert.Contains("10,000", largest.Page.QuerySelector("#workspaces tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => application.Dispose();

    private async Task<BilledAccount> BillAsync()
    {
        var account = await BilledAccount.RegisterAsync(application, One, Two);
        await account.BillAsync(
            "data_gb", (One, 1, BilledUsage.OfAccepted(1_234_000)), (Two, 23, BilledUsage.OfAccepted(568)), (One, 23, BilledUsage.OfWaiting(40)));
        await account.BillAsync(
            "hosts",
            (One, 2, BilledUsage.OfAccepted(7)),
            (Former, 3, BilledUsage.OfReturned(UsageReturnReason.Fraction, 0.123456789m)),
            (Former, 3, BilledUsage.OfReturned(UsageReturnReason.CustomerNotSubscribed, 1_000)));
        return account;
    }

    private static IEnumerable<string> Cells(IParentNode page, string rows, int row)
    {
        var line = page.QuerySelectorAll(rows)[row];
        line.QuerySelectorAll(".label").ToList().ForEach(label => label.Remove());
        return [.. line.Children.Select(Text)];
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
