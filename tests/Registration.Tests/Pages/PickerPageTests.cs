using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;

namespace Guance.Serverless.Registration.Tests.Pages;

public sealed class PickerPageTests
{
    [Fact]
    public async Task The_list_offers_what_may_be_chosen_and_says_why_the_rest_may_not()
    {
        var page = await RenderAsync("choose, nothing chosen");
        var boxes = page.QuerySelectorAll<IHtmlInputElement>("input[name=workspaces]").ToList();
        Assert.Single(boxes, box => !box.IsDisabled);
        Assert.Single(boxes, box => box.IsChecked);
        Assert.Equal(boxes.Count - 1, page.QuerySelectorAll(".why").Length);
        Assert.Contains("1 December 2026", page.QuerySelectorAll(".why")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(Samples.Key.ToString(), boxes[0].Value);
        Assert.Single(page.QuerySelectorAll("[role=alert]"));
        Assert.Equal(Samples.Hostile, page.QuerySelector<IHtmlInputElement>("main input[name=form-token]")!.Value);
        Assert.Equal(SiteMap.Registration, page.QuerySelector("main form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_list_that_waits_for_AWS_shows_the_status_in_a_frame_that_reloads_itself()
    {
        var page = await RenderAsync("choose, waiting");
        Assert.Equal(SiteMap.RegistrationStatus, page.QuerySelector("iframe")!.GetAttribute("src"));
    }

    [Fact]
    public async Task The_Enter_key_only_searches_the_list_and_confirms_the_review()
    {
        Assert.Equal(PickerAction.Search, First(await RenderAsync("choose")));
        Assert.Equal(PickerAction.Search, First(await RenderAsync("choose, many")));

        static string? First(IHtmlDocument page) =>
            page.QuerySelectorAll<IHtmlButtonElement>("button").First(button => button.Form?.Id == PickerPages.Form).Value;
    }

    [Fact]
    public async Task Workspaces_chosen_on_other_pages_stay_chosen_and_are_counted_and_the_form_stays_small()
    {
        var page = await RenderAsync("choose, many");
        Assert.Single(Values(page, PickerForm.ChoiceField));
        Assert.Empty(page.QuerySelectorAll("input[type=hidden][name=workspaces]"));
        Assert.Equal(50, page.QuerySelectorAll("input[type=checkbox]:checked").Length);
        var sum = page.QuerySelector(".sum [data-elsewhere]")!;
        Assert.Equal(("7,017", "6967"), (sum.TextContent, sum.GetAttribute("data-elsewhere")));
        Assert.Equal(["page:1", "page:3"], page.QuerySelectorAll(".pager button").Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public async Task A_buyer_without_workspaces_can_link_the_account_now_and_create_one_in_a_console()
    {
        var page = await RenderAsync("choose, no workspaces");
        Assert.Single(page.QuerySelectorAll("button[value=link]"));
        Assert.Single(page.QuerySelectorAll("a[href='https://us1-auth.example.com']"));
        Assert.Empty(page.QuerySelectorAll("button[value=review]"));
        Assert.Contains("pays for no workspace yet", (await RenderAsync("review, link only")).QuerySelector(".confirm")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_shows_payer_owner_and_number_of_workspaces()
    {
        var page = await RenderAsync("review");
        Assert.Contains("123456789012", page.QuerySelector(".confirm")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("9,234", page.QuerySelector(".confirm")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Samples.Hostile, page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Samples.Hostile, page.QuerySelector<IHtmlInputElement>("#email")!.Value);
        Assert.Equal("9300", page.QuerySelector<IHtmlInputElement>("input[name=count]")!.Value);
    }

    [Fact]
    public async Task The_outcome_says_what_was_not_added_and_why()
    {
        var page = await RenderAsync("outcome");
        Assert.Equal("AWS account linked", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(7, page.QuerySelectorAll("table .badge.bad").Length);
        Assert.Single(page.QuerySelectorAll("table .badge.good"));
        Assert.Contains("1 of 8 workspaces", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_that_is_not_complete_shows_the_progress()
    {
        var page = await RenderAsync("outcome, unfinished");
        Assert.Equal(("10000", "8"), (page.QuerySelector("progress")!.GetAttribute("max"), page.QuerySelector("progress")!.GetAttribute("value")));
        Assert.Contains("8 of 10,000", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<IHtmlDocument> RenderAsync(string name) => PageTests.RenderAsync(name, Language.English);

    private static IEnumerable<string> Values(IHtmlDocument page, string field) =>
        page.QuerySelectorAll<IHtmlInputElement>($"input[name={field}]").Select(input => input.Value);
}
