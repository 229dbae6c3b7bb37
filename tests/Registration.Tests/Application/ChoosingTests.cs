using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>From the list to the outcome: each form stores the choice and leads to a page with an address of its own.</summary>
public sealed class ChoosingTests : IDisposable
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    private readonly RegistrationApplication application = new();

    [Fact]
    public async Task Back_from_the_outcome_leads_to_the_outcome_and_a_second_click_on_the_old_review_too()
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var review = await browser.SubmitAsync("/registration", ("workspaces", $"{workspace}"), ("do", "review"));
        (string, string)[] form =
            [("selection", review.Choice), ("count", "1"), ("email", "alice@example.com"), ("do", "confirm"), ("form-token", review.FormToken)];
        var first = await browser.SendAsync(HttpMethod.Post, "/registration", form);
        await browser.LandAsync(Buyer);
        Assert.Equal(first.Location, (await browser.GetAsync(review.Location!)).Location);
        Assert.Equal(first.Location, (await browser.SendAsync(HttpMethod.Post, "/registration", form)).Location);
        Assert.Single(application.Mails);
    }

    [Fact]
    public async Task What_is_chosen_in_a_second_tab_is_added_to_the_account_after_another_look()
    {
        var workspaces = application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var one = await browser.SubmitAsync("/registration", ("workspaces", $"{workspaces[0]}"), ("do", "review"));
        var two = await browser.SubmitAsync("/registration", ("workspaces", $"{workspaces[1]}"), ("do", "review"));
        await browser.SubmitAsync(one.Location!, ("selection", one.Choice), ("count", "1"), ("email", "alice@example.com"), ("do", "confirm"));

        (string, string)[] form =
        [
            ("selection", two.Choice), ("account", two.Page.QuerySelector("input[name=account]")!.GetAttribute("value")!), ("count", "1"),
            ("email", "alice@example.com"), ("do", "confirm"), ("form-token", two.FormToken),
        ];
        var again = (await browser.SendAsync(HttpMethod.Post, "/registration", form)).Location!;
        Assert.EndsWith($"/workspaces/review?selection={two.Choice}", again, StringComparison.Ordinal);
        var outcome = await browser.SubmitAsync(again, ("selection", two.Choice), ("count", "1"), ("do", "confirm"));
        Assert.Equal("Workspaces added", outcome.Title);
        Assert.Equal(workspaces.Select(key => key.Id), Bound().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_buyer_without_workspaces_links_the_account_and_adds_workspaces_later()
    {
        application.ExpenseCenter.Own("alice");
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var review = await browser.SubmitAsync("/registration", ("do", "link"));
        var outcome = await browser.SubmitAsync(
            review.Location!, ("selection", review.Choice), ("count", "0"), ("email", "alice@example.com"), ("do", "confirm"));
        Assert.Equal("AWS account linked", outcome.Title);
        Assert.Contains("no workspace yet", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("RegistrationConfirmed", Assert.Single(application.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_without_workspaces_that_was_not_reviewed_links_nothing()
    {
        application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var answer = await browser.SubmitAsync("/registration", ("email", "alice@example.com"), ("do", "confirm"));
        Assert.Single(answer.Page.QuerySelectorAll("[role=alert]"));
        Assert.Empty(application.Mails);
    }

    [Fact]
    public async Task Select_all_after_a_search_selects_what_was_found()
    {
        application.ExpenseCenter.Own("alice", [.. Enumerable.Range(1, 0x14).Select(number => InMemoryExpenseCenter.Key(number))]);
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var list = await browser.SubmitAsync("/registration", ("q", "00001"), ("do", "all"));
        Assert.Contains("q=00001", list.Location, StringComparison.Ordinal);
        Assert.Equal("6", list.Page.QuerySelector(".sum [data-elsewhere]")!.TextContent);
        var review = await browser.SubmitAsync(list.Location!, ("selection", list.Choice), ("q", "00001"), ("do", "review"));
        Assert.Contains("Workspace 000014", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Workspace 000002", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_shows_the_same_page_of_the_list_and_a_search_the_first_one()
    {
        application.ExpenseCenter.Own("alice", [.. Enumerable.Range(1, 120).Select(number => InMemoryExpenseCenter.Key(number))]);
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var third = await browser.SubmitAsync("/registration", ("do", "page:3"));
        Assert.Equal("3", third.Page.QuerySelector("input[name=page]")!.GetAttribute("value"));
        var same = await browser.SubmitAsync(third.Location!, ("page", "3"), ("do", "stay"));
        Assert.EndsWith("page=3", same.Location, StringComparison.Ordinal);
        var search = third.Page.QuerySelector(".toolbar button")!.GetAttribute("value")!;
        var found = await browser.SubmitAsync(third.Location!, ("page", "3"), ("q", "00000"), ("do", search));
        Assert.Null(found.Page.QuerySelector("input[name=page]"));
    }

    [Fact]
    public async Task A_choice_of_somebody_else_or_of_yesterday_is_lost_with_a_word()
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var review = await browser.SubmitAsync("/registration", ("workspaces", $"{workspace}"), ("do", "review"));

        application.ExpenseCenter.Own("bob", InMemoryExpenseCenter.Key(2));
        using var other = application.Open("bob");
        await other.LandAsync(Buyer);
        var seen = await other.GetAsync((await other.GetAsync(review.Location!)).Location!);
        Assert.Contains("no longer available", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Workspace 000001", seen.Text, StringComparison.Ordinal);

        application.Time.Advance(TimeSpan.FromDays(1));
        await browser.LandAsync(Buyer);
        Assert.Contains("no longer available", (await browser.SubmitAsync("/registration", ("selection", review.Choice), ("do", "review"))).Text, StringComparison.Ordinal);
        Assert.Empty(Bound());
    }

    [Fact]
    public async Task A_review_of_one_AWS_account_is_not_confirmed_for_another_that_a_second_tab_has_brought()
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var review = await browser.SubmitAsync("/registration", ("workspaces", $"{workspace}"), ("do", "review"));
        await browser.LandAsync(SubscriptionSample.OfLicence("l-2", "agmt-2"));
        var again = await browser.SendAsync(
            HttpMethod.Post, "/registration",
            [
                ("selection", review.Choice), ("account", review.Page.QuerySelector("input[name=account]")!.GetAttribute("value")!), ("count", "1"),
                ("email", "alice@example.com"), ("do", "confirm"), ("form-token", review.FormToken),
            ]);
        Assert.EndsWith("problem=changed", again.Location, StringComparison.Ordinal);
        Assert.Empty(Bound());
    }

    [Fact]
    public async Task The_review_of_a_registration_without_workspaces_stays_when_the_language_changes()
    {
        application.ExpenseCenter.Own("alice");
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var review = await browser.SubmitAsync("/registration", ("do", "link"));
        var other = await browser.SubmitAsync(review.Location!, ("selection", review.Choice), ("count", "0"), ("do", "review"));
        Assert.Equal(review.Title, other.Title);
    }

    [Fact]
    public async Task All_workspaces_of_an_account_go_back_with_one_order_and_one_mail()
    {
        var workspaces = Enumerable.Range(1, 60).Select(number => InMemoryExpenseCenter.Key(number)).ToArray();
        var (account, _) = await application.RegisterAsync(Buyer, "alice", workspaces);
        application.ExpenseCenter.Own("alice", [.. workspaces, InMemoryExpenseCenter.Key(61)]);
        using var browser = application.Open("alice");
        var address = $"/cloud-accounts/{account}/workspaces/return";
        Assert.DoesNotContain("Workspace 00003d", (await browser.GetAsync(address)).Text, StringComparison.Ordinal);

        var list = await browser.SubmitAsync(address, ("do", "all"));
        var review = await browser.SubmitAsync(list.Location!, ("selection", list.Choice), ("do", "review"));
        Assert.Contains("pays for 60 workspaces on 1 site instead of AWS account", review.Text, StringComparison.Ordinal);
        var outcome = await browser.SubmitAsync(review.Location!, ("selection", review.Choice), ("count", "60"), ("do", "confirm"));
        Assert.Equal("Workspaces changed back", outcome.Title);
        Assert.Contains("now pays for 60 workspaces.", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(Bound());
        Assert.Single(application.Mails, mail => mail.Contains("MethodChanged", StringComparison.Ordinal));

        var empty = (await browser.GetAsync(address)).Text;
        Assert.Contains("no workspace that can be changed back", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("You have no workspaces yet", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workspaces_are_filtered_by_who_pays_for_them()
    {
        var (account, _) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2));
        application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2), InMemoryExpenseCenter.Key(3));
        using var browser = application.Open("alice");
        var all = await browser.GetAsync("/workspaces");
        Assert.Equal(["3", "2", "1"], all.Page.QuerySelectorAll(".chips .amount").Select(count => count.TextContent));

        var paid = await browser.GetAsync($"/workspaces?payer={account}");
        Assert.Equal(2, paid.Page.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull(paid.Page.QuerySelector($"a[href='/cloud-accounts/{account}/workspaces/return']"));
        var none = await browser.GetAsync($"/workspaces?payer={account}&q=000003");
        Assert.Equal("0", none.Page.QuerySelector(".chips [aria-current] .amount")!.TextContent);
        var others = await browser.GetAsync("/workspaces?payer=ExpenseCenter&q=workspace");
        Assert.Contains("Workspace 000003", Assert.Single(others.Page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_had_another_owner_does_not_name_that_owners_account()
    {
        var (account, workspace) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        application.ExpenseCenter.Own("bob", InMemoryExpenseCenter.Key(1));
        using var browser = application.Open("bob");
        var list = await browser.GetAsync("/workspaces");
        Assert.Contains(workspace.Split('/')[1], list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(account, list.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_got_another_payer_meanwhile_is_told_by_its_name()
    {
        var keys = new[] { InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2) };
        var (account, _) = await application.RegisterAsync(Buyer, "alice", keys);
        using var browser = application.Open("alice");
        var address = $"/cloud-accounts/{account}/workspaces/return";
        var list = await browser.SubmitAsync(address, ("do", "all"));
        await browser.PostAsync($"/workspaces/{keys[0]}/settlement", ("method", "expense-center"), ("do", "confirm"));
        var review = await browser.SubmitAsync(list.Location!, ("selection", list.Choice), ("do", "review"));
        var outcome = await browser.SubmitAsync(review.Location!, ("selection", review.Choice), ("count", "2"), ("do", "confirm"));
        Assert.Equal("Workspaces changed back", outcome.Title);
        Assert.DoesNotContain("not yours", outcome.Text, StringComparison.Ordinal);
    }

    public void Dispose() => application.Dispose();

    /// <summary>Ids of the workspaces that a cloud account pays for.</summary>
    private IReadOnlyList<string> Bound() =>
        [.. application.Table.Items.Where(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal)).Select(item => item.Sort.Split('#')[^1])];
}
