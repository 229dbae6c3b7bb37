using System.Buffers.Text;
using System.Net;
using System.Text;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>A signed-in stranger tries ids of others. The answer is the same as for what does not exist.</summary>
[Collection<AttackedSystem>]
public sealed class ForeignIdTests(SafetyFixture fixture)
{
    private const string NoWorkspace = "us1/wksp_00000000000000000000000000000000";

    private static readonly string[] Addresses =
    [
        "/cloud-accounts/{account}", "/cloud-accounts/{account}?workspaces=AAAA", "/cloud-accounts/{account}?history=AAAA",
        "/cloud-accounts/{account}/status", "/cloud-accounts/{account}/workspaces", "/workspaces/{workspace}/settlement",
        "/workspaces/{workspace}/settlement?method={account}", "/bills/{account}/{month}", "/bills/{account}/{month}?dimension=data_gb&q=a&page=2",
        "/bills/{account}/{month}/usage.csv", "/bills/{account}/{month}/usage.csv?day=1&hour=3",
    ];

    [Fact]
    public async Task A_page_about_another_buyers_data_answers_like_one_that_does_not_exist()
    {
        var owner = await fixture.RegisterAsync();
        using var owning = owner.Client;
        var (client, _) = await fixture.NewVisitorAsync();
        using var stranger = client;
        using var nobody = fixture.NewClient();
        var none = NoAccount();
        foreach (var address in Addresses)
        {
            foreach (var asking in new[] { stranger, nobody })
            {
                var foreign = await asking.GetAsync(Fill(address, owner.Id, owner.Workspace.Key));
                var missing = await asking.GetAsync(Fill(address, none, NoWorkspace));
                AssertAlike(foreign, missing, owner, none);
                Assert.Equal(Without(missing.Header("Location"), owner, none), Without(foreign.Header("Location"), owner, none));
            }

            var spelled = await stranger.GetAsync(Fill(address, owner.Id.ToLowerInvariant(), owner.Workspace.Key));
            AssertAlike(spelled, await stranger.GetAsync(Fill(address, none, NoWorkspace)), owner, none);
        }
    }

    [Fact]
    public async Task A_form_about_another_buyers_data_answers_like_one_about_data_that_does_not_exist()
    {
        var owner = await fixture.RegisterAsync();
        using var owning = owner.Client;
        var (client, _) = await fixture.NewVisitorAsync();
        using var stranger = client;
        var none = NoAccount();
        var token = ("form-token", (await stranger.GetAsync("/cloud-accounts")).FormToken);
        var before = await fixture.DecisionsAsync();
        foreach (var post in PostsOfPages.All.Where(post => post.Path != "/sign-out"))
        {
            var (about, nothing) = (post.About(owner.Id, owner.Workspace.Key), post.About(none, NoWorkspace));
            var foreign = await stranger.PostAsync(about.Path, about.With(token, ("account", owner.Id)));
            var missing = await stranger.PostAsync(nothing.Path, nothing.With(token, ("account", none)));
            AssertAlike(foreign, missing, owner, none);
        }

        Assert.Equal(before, await fixture.DecisionsAsync());
    }

    [Fact]
    public async Task Another_buyers_workspace_answers_like_one_that_does_not_exist()
    {
        var owner = await fixture.RegisterAsync();
        using var owning = owner.Client;
        var answers = new List<string>();
        foreach (var workspace in new[] { owner.Workspace.Key, $"{owner.Workspace.Site}/{NoWorkspace.Split('/')[1]}" })
        {
            var (client, account) = await fixture.NewVisitorAsync();
            using var stranger = client;
            var subscription = await fixture.SubscribeAsync();
            await fixture.LandAsync(stranger, fixture.TokenOf(subscription));
            var answer = await fixture.ConfirmAsync(stranger, account.Email, workspace);
            Assert.DoesNotContain(owner.Workspace.Name, answer.Body, StringComparison.Ordinal);
            answers.Add(answer.Alike(
                workspace, workspace.Split('/')[1], account.Username, subscription.Buyer.Id, SafetyFixture.CloudAccountOn(answer), SafetyFixture.OrderOn(answer)));
        }

        Assert.Equal(answers[1], answers[0]);
        Assert.Equal(
            $"PK=WORKSPACE#{owner.Workspace.Site}#{owner.Workspace.Id} SK=SETTLEMENT method=Aws account={owner.Id}",
            await fixture.DecisionsAsync($"{owner.Workspace.Id} SETTLEMENT"));
    }

    [Fact]
    public async Task A_forged_cursor_shows_nothing_of_another_list()
    {
        var owner = await fixture.RegisterAsync();
        using var owning = owner.Client;
        var own = await fixture.RegisterAsync();
        using var stranger = own.Client;
        foreach (var position in new[]
                 {
                     owner.Id, $"ACCOUNT#{owner.Id}", $"OWNER#{owner.Account.Username}", "us1#wksp_", $"us1#{owner.Workspace.Id}", "", "~",
                     "../ACCOUNT", "2026-01-01", "\u0000", $"{{\"PK\":{{\"S\":\"ACCOUNT#{owner.Id}\"}}}}",
                 })
        {
            var cursor = Uri.EscapeDataString(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position)));
            foreach (var address in new[] { "/bills?cursor=", "/cloud-accounts?cursor=", $"/cloud-accounts/{own.Id}?workspaces=", $"/cloud-accounts/{own.Id}?history=" })
            {
                var answer = await stranger.GetAsync(address + cursor);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.All(
                    new[] { owner.Id, owner.Subscription.Buyer.Id, owner.Workspace.Name, owner.Workspace.Id, owner.Account.Email },
                    secret => Assert.DoesNotContain(secret, answer.Read().Text, StringComparison.Ordinal));
            }
        }
    }

    private static void AssertAlike(Answer foreign, Answer missing, RegisteredBuyer owner, string none) => Assert.Equal(
        missing.Alike(none, NoWorkspace, NoWorkspace.Split('/')[1]), foreign.Alike(owner.Id, owner.Workspace.Key, owner.Workspace.Id));

    /// <summary>Addresses carry a workspace's key escaped when they are to be returned to.</summary>
    private static string Without(string address, RegisteredBuyer owner, string none) =>
        new[] { owner.Id, owner.Workspace.Key, none, NoWorkspace }.Aggregate(
            Uri.UnescapeDataString(address), (left, id) => left.Replace(id, "", StringComparison.OrdinalIgnoreCase));

    private static string Fill(string address, string account, string workspace) =>
        address.Replace("{account}", account, StringComparison.Ordinal).Replace("{workspace}", workspace, StringComparison.Ordinal)
            .Replace("{month}", $"{TimeProvider.System.GetUtcNow():yyyy-MM}", StringComparison.Ordinal);

    private static string NoAccount() => Ulid.NewUlid().ToString();
}
