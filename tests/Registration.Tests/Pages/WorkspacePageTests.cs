using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>What Workspace Management and the change of a settlement method say and offer.</summary>
public sealed class WorkspacePageTests
{
    private const string December = "1 December 2026, 00:00 UTC";

    [Fact]
    public async Task Methods_are_listed_in_order_and_unavailable_ones_say_why()
    {
        var page = await PageTests.RenderAsync("settlement", Language.English);
        var radios = page.QuerySelectorAll<IHtmlInputElement>("input[name=method]").ToList();
        Assert.Equal("expense-center", radios[^1].Value);
        Assert.Equal(2, radios.Count(radio => !radio.IsDisabled));
        Assert.True(Assert.Single(radios, radio => radio.IsChecked) is { IsDisabled: true });
        Assert.Equal(
            ["Who pays", "Pay through another AWS account"],
            page.QuerySelectorAll("form#settlement h2, form#settlement ~ section h2").Select(heading => heading.TextContent));
        Assert.Equal(4, page.QuerySelectorAll(".option.off .why").Length);
        Assert.Equal("https://aws.amazon.com/marketplace/pp/prodview-example", page.QuerySelector("form#settlement ~ section a.button")!.GetAttribute("href"));
        Assert.Equal(Samples.Hostile, page.QuerySelector<IHtmlInputElement>("#settlement input[name=form-token]")!.Value);
    }

    [Fact]
    public async Task After_the_change_of_the_month_everything_is_disabled_with_reason_and_date()
    {
        var page = await PageTests.RenderAsync("settlement, used up", Language.English);
        Assert.All(page.QuerySelectorAll<IHtmlInputElement>("input[name=method]"), radio => Assert.True(radio.IsDisabled));
        Assert.Empty(page.QuerySelectorAll("#settlement button"));
        Assert.Empty(page.QuerySelectorAll("main a[rel=noreferrer]"));
        var notice = page.QuerySelector(".notice.warn")!.TextContent;
        Assert.Contains("once a calendar month (UTC)", notice, StringComparison.Ordinal);
        Assert.Contains("last changed on 20 November 2026", notice, StringComparison.Ordinal);
        Assert.Contains(December, notice, StringComparison.Ordinal);
        Assert.Contains("2026年12月1日", (await PageTests.RenderAsync("settlement, used up", Language.Chinese)).QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_chosen_before_stays_selected()
    {
        var page = await PageTests.RenderAsync("settlement, chosen before", Language.English);
        Assert.False(Assert.Single(page.QuerySelectorAll<IHtmlInputElement>("input[name=method]"), radio => radio.IsChecked).IsDisabled);
    }

    [Fact]
    public async Task A_review_shows_the_new_payer_the_old_one_and_when_the_next_change_is_possible()
    {
        var page = await PageTests.RenderAsync("settlement review", Language.English);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("AWS account 000000000002 pays for workspace", text, StringComparison.Ordinal);
        Assert.Contains("Earlier usage is still paid by AWS account 000000000001", text, StringComparison.Ordinal);
        Assert.Contains("Nothing is billed until it does", text, StringComparison.Ordinal);
        Assert.Contains($"You can change the settlement method again from {December}", text, StringComparison.Ordinal);
        Assert.Equal(["confirm", "stay"], page.QuerySelectorAll<IHtmlButtonElement>("#settlement button").Select(button => button.Value));
        Assert.Contains(
            "does not count", (await PageTests.RenderAsync("settlement review, first time", Language.English)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_subscriptions_of_one_AWS_account_differ_in_agreement_and_date()
    {
        var page = await PageTests.RenderAsync("settlement", Language.English);
        Assert.All(
            page.QuerySelectorAll(".option:has(.badge)").Where(option => option.QuerySelector("input")!.GetAttribute("value") != "expense-center"),
            option => Assert.Contains("20 November 2026 to 20 November 2027", option.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_thousands_is_paged_and_the_links_keep_the_search()
    {
        var page = await PageTests.RenderAsync("workspaces, many", Language.English);
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("10,000 workspaces found", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var next = page.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("href")!;
        Assert.StartsWith("/workspaces?q=%22%3E%3Cscript", next, StringComparison.Ordinal);
        Assert.EndsWith("&site=us1&page=4", next, StringComparison.Ordinal);
        Assert.Equal("us1", page.QuerySelector<IHtmlSelectElement>("select[name=site]")!.Value);
        Assert.Equal(
            "/workspaces/us1/wksp_0123456789abcdef0123456789abcdef/settlement",
            page.QuerySelector("tbody td:last-child a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_search_without_results_links_to_the_whole_list()
    {
        var page = await PageTests.RenderAsync("workspaces, nothing fits", Language.English);
        Assert.Equal("/workspaces", page.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Equal("no such name", page.QuerySelector<IHtmlInputElement>("input[name=q]")!.Value);
        Assert.Empty((await PageTests.RenderAsync("no workspaces", Language.English)).QuerySelectorAll("main form, table"));
    }
}
