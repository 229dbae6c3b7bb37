using System.Net;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Tables;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>What buyers do on the pages, through the function's own pipeline, with all external services in memory.</summary>
public sealed class BuyerTests : IDisposable
{
    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    private readonly RegistrationApplication application = new();

    private IEnumerable<StoredItem> Bindings =>
        application.Table.Items.Where(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));

    [Fact]
    public async Task A_buyer_lands_chooses_reviews_and_confirms()
    {
        var workspaces = application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2));
        using var browser = application.Open("alice");
        Assert.Equal("/registration", (await browser.LandAsync(Buyer)).Location);

        var choose = await browser.GetAsync("/registration");
        Assert.Equal(workspaces.Select(key => $"{key}"), choose.Selectable);
        Assert.Contains("444455556666", choose.Text, StringComparison.Ordinal);

        var review = await browser.SubmitAsync("/registration", ("workspaces", $"{workspaces[0]}"), ("do", "review"));
        Assert.StartsWith("/registration/review?selection=", review.Location, StringComparison.Ordinal);
        Assert.Contains("Workspace 000001", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Workspace 000002", review.Text, StringComparison.Ordinal);
        Assert.Empty(Bound());

        var outcome = await browser.SubmitAsync(
            review.Location!, ("selection", review.Choice), ("count", "1"), ("email", "alice@example.com"), ("do", "confirm"));
        Assert.Equal("AWS account linked", outcome.Title);
        Assert.Equal([workspaces[0].Id], Bound());
        Assert.Contains("RegistrationConfirmed", Assert.Single(application.Mails), StringComparison.Ordinal);

        Assert.Equal(outcome.Text, (await browser.GetAsync(outcome.Location!)).Text);
    }

    [Fact]
    public async Task A_confirmation_that_is_sent_twice_changes_nothing_the_second_time()
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        (string, string)[] form = [("workspaces", $"{workspace}"), ("email", "alice@example.com"), ("do", "confirm")];
        await browser.PostAsync("/registration", form);
        var stored = application.SerializedState();
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await browser.PostAsync("/registration", form)).Status);
        Assert.Equal(stored, application.SerializedState());
    }

    [Theory]
    [InlineData("/aws/register", "x-amzn-marketplace-token")]
    [InlineData("/no-such-page", "X-Amzn-Marketplace-Token")]
    public async Task No_link_of_a_page_contains_a_token_of_its_address(string path, string field)
    {
        using var browser = application.Open("alice");
        var page = await browser.GetAsync($"{path}?{field}=AQICAHh&q=kept");
        var links = page.Page.QuerySelectorAll("a, form, button").SelectMany(element => element.Attributes.Select(attribute => attribute.Value)).ToList();
        Assert.Contains(links, link => link.Contains("q=kept", StringComparison.Ordinal));
        Assert.DoesNotContain(links, link => link.Contains("AQICAHh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_GET_of_any_page_changes_nothing()
    {
        var (account, workspace) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        var order = application.Table.Items.Single(item => item.IsIn("ORDER#")).Partition["ORDER#".Length..];
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        application.ExpenseCenter.Own("mallory");
        using var stranger = application.Open("mallory");
        await stranger.LandAsync(Buyer);
        await browser.GetAsync("/cloud-accounts");
        var (stored, writes) = (application.SerializedState(), application.Writes);
        string[] pages =
        [
            "/", "/aws/register", "/registration", "/registration/review", "/registration/status", "/cloud-accounts", $"/cloud-accounts/{account}",
            $"/cloud-accounts/{account}/status", $"/cloud-accounts/{account}/workspaces", $"/cloud-accounts/{account}/workspaces/review",
            $"/cloud-accounts/{account}/orders/{order}", "/workspaces", $"/workspaces/{workspace}/settlement", "/bills", "/help",
            $"/bills/{account}/2026-11", $"/bills/{account}/2026-11/usage.csv",
        ];
        foreach (var page in pages)
        {
            Assert.InRange((int)(await browser.GetAsync(page)).Status, 200, 404);
            Assert.InRange((int)(await stranger.GetAsync(page)).Status, 200, 404);
        }

        Assert.Equal((stored, writes), (application.SerializedState(), application.Writes));
    }

    [Fact]
    public async Task A_stranger_who_asks_for_the_account_is_refused_and_its_owner_told_once()
    {
        await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        application.ExpenseCenter.Own("mallory", InMemoryExpenseCenter.Key(2));
        using var stranger = application.Open("mallory");
        await stranger.LandAsync(Buyer);
        Assert.Contains("has registered this AWS account", (await stranger.GetAsync("/registration")).Title, StringComparison.Ordinal);

        for (var time = 0; time < 2; time++)
        {
            var refusal = await stranger.PostAsync("/registration", ("do", "confirm"));
            Assert.Equal(HttpStatusCode.Forbidden, refusal.Status);
        }

        Assert.Single(application.Mails, mail => mail.Contains("LinkRefused", StringComparison.Ordinal));
        Assert.Single(Bound());
    }

    [Fact]
    public async Task A_buyer_who_came_with_the_wrong_account_signs_in_with_another_and_is_led_back_to_the_registration()
    {
        await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        application.ExpenseCenter.Own("mallory", InMemoryExpenseCenter.Key(2));
        using var stranger = application.Open("mallory");
        await stranger.LandAsync(Buyer);
        var refusal = await stranger.GetAsync("/registration");
        Assert.Equal("/sign-out", refusal.Page.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Equal("/registration", (await stranger.GetAsync("/signed-out")).Page.QuerySelector(".banner a")!.GetAttribute("href"));
        Assert.Equal("/registration", (await stranger.GetAsync("/cloud-accounts")).Page.QuerySelector(".banner a")!.GetAttribute("href"));
        Assert.Null(refusal.Page.QuerySelector(".banner"));

        using var owner = application.Open("alice");
        Assert.Null((await owner.GetAsync("/cloud-accounts")).Page.QuerySelector(".banner"));
    }

    [Fact]
    public async Task What_belongs_to_somebody_else_looks_like_what_does_not_exist()
    {
        var (account, workspace) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        var order = application.Table.Items.Single(item => item.IsIn("ORDER#")).Partition["ORDER#".Length..];
        application.ExpenseCenter.Own("mallory");
        using var stranger = application.Open("mallory");
        string[] pages =
        [
            $"/cloud-accounts/{account}", $"/cloud-accounts/{account}/workspaces", $"/cloud-accounts/{account}/workspaces/review",
            $"/cloud-accounts/{account}/orders/{order}", $"/workspaces/{workspace}/settlement",
        ];
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).Status);
        }
    }

    [Fact]
    public async Task The_owner_changes_the_method_of_a_workspace_and_not_again_in_the_same_month()
    {
        var (_, workspace) = await application.RegisterAsync(Buyer, "alice", InMemoryExpenseCenter.Key(1));
        using var browser = application.Open("alice");
        var address = $"/workspaces/{workspace}/settlement";
        var done = await browser.PostAsync(address, ("method", "expense-center"), ("do", "confirm"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{address}?done"), (done.Status, done.Location));
        Assert.Empty(Bound());

        var again = await browser.GetAsync(address);
        Assert.All(again.Page.QuerySelectorAll("input[name=method]"), option => Assert.True(option.HasAttribute("disabled") || option.HasAttribute("checked")));
    }

    [Fact]
    public async Task A_workspace_of_a_site_in_China_is_refused_with_the_reason_in_the_list_on_the_server_and_when_the_method_is_changed()
    {
        var keys = application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1), InMemoryExpenseCenter.Key(2, "cn2"));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var choose = await browser.GetAsync("/registration");
        Assert.Equal([$"{keys[0]}"], choose.Selectable);
        Assert.Contains("another AWS partition", choose.Text, StringComparison.Ordinal);

        var outcome = await browser.SubmitAsync(
            "/registration",
            [.. keys.Select(key => ("workspaces", $"{key}")), ("email", "alice@example.com"), ("do", "confirm")]);
        Assert.Contains("another AWS partition", outcome.Text, StringComparison.Ordinal);
        Assert.Equal([keys[0].Id], Bound());

        var account = Bindings.Single().Partition["ACCOUNT#".Length..];
        var changed = await browser.SubmitAsync($"/workspaces/{keys[1]}/settlement", ("method", account), ("do", "confirm"));
        Assert.Contains("another AWS partition", changed.Text, StringComparison.Ordinal);
        Assert.Equal([keys[0].Id], Bound());
    }

    [Fact]
    public async Task The_page_of_a_workspace_reads_only_this_workspace_from_the_Expense_Center()
    {
        var (_, workspace) = await application.RegisterAsync(Buyer, "alice", [.. Enumerable.Range(1, 3).Select(number => InMemoryExpenseCenter.Key(number))]);
        using var browser = application.Open("alice");
        var before = application.Asked("ListWorkspaces");
        await browser.GetAsync($"/workspaces/{workspace}/settlement");
        Assert.Equal((before, 1), (application.Asked("ListWorkspaces"), application.Asked("GetWorkspace")));
    }

    [Fact]
    public async Task A_confirmation_reads_the_buyers_workspaces_once()
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        var token = (await browser.GetAsync("/registration")).FormToken;
        var before = application.Asked("ListWorkspaces");
        await browser.SendAsync(
            HttpMethod.Post, "/registration",
            [("workspaces", $"{workspace}"), ("email", "alice@example.com"), ("do", "confirm"), ("form-token", token)]);
        Assert.Equal(before + 1, application.Asked("ListWorkspaces"));
    }

    [Fact]
    public async Task While_the_Expense_Center_is_down_a_page_says_try_later_and_the_claim_stays_valid()
    {
        var workspace = Assert.Single(application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1)));
        using var browser = application.Open("alice");
        await browser.LandAsync(Buyer);
        application.ExpenseCenter.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/registration")).Status);

        application.ExpenseCenter.IsDown = false;
        Assert.Equal([$"{workspace}"], (await browser.GetAsync("/registration")).Selectable);
    }

    [Fact]
    public async Task A_visitor_who_is_not_signed_in_is_sent_to_sign_in_and_back()
    {
        using var browser = application.Open(user: null);
        var answer = await browser.GetAsync("/workspaces");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.EndsWith("/sign-in?returnUrl=%2Fworkspaces", answer.Location, StringComparison.Ordinal);
    }

    public void Dispose() => application.Dispose();

    /// <summary>Ids of the workspaces that a cloud account pays for.</summary>
    private IReadOnlyList<string> Bound() => [.. Bindings.Select(item => item.Sort.Split('#')[^1])];
}
