using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;

namespace Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

/// <summary>One system for all attacks, as they come upon one system outside. Nobody in it has met anybody before.</summary>
public sealed class SafetyFixture : SandboxFixture
{
    /// <summary>Kinds of rows, by their keys.</summary>
    private static readonly string[] DecisionRowKinds = [" ACCOUNT", " WORKSPACE#", " SETTLEMENT", " CLAIM"];

    private static readonly string[] DecisionAttributes = ["PK", "SK", "owner", "email", "method", "account", "usedBy"];

    /// <summary>Values of cookies: claims, sessions, and what protects forms.</summary>
    private readonly ConcurrentBag<string> cookieValues = [];

    private int buyerCount;

    /// <summary>What no log may have: tokens, the values of cookies, addresses of mails.</summary>
    public IEnumerable<string> Secrets => [.. cookieValues, .. Sandbox.World.Marketplace.Tokens.All, "@example.com", "__Host-"];

    /// <summary>A browser of somebody new, at an address of its own.</summary>
    public RawClient NewClient()
    {
        var number = Next();
        return new(Sandbox.PublicUrl, cookieValues, new IPAddress([127, 1, (byte)(number / 250), (byte)(2 + (number % 250))]));
    }

    /// <summary>An Expense Center account with a workspace at each of a few sites.</summary>
    public ExpenseAccount NewAccount(string? username = null, string? email = null)
    {
        var name = username ?? $"buyer-{Next()}";
        var account = new ExpenseAccount(name, email ?? $"{name}@example.com", "en");
        Assert.True(Sandbox.World.ExpenseCenter.TrySignUp(account));
        return account;
    }

    /// <summary>A subscription of an AWS account that has none yet, once AWS has confirmed it.</summary>
    public async Task<Subscription> SubscribeAsync()
    {
        var buyer = new BuyerAccount((600_000_000_000 + Next()).ToString(CultureInfo.InvariantCulture), "Somebody");
        var subscription = await Sandbox.World.Marketplace.Buyer.SubscribeAsync(
            SandboxProducts.Newer, buyer, freeTrial: false, paymentFails: false, TestContext.Current.CancellationToken);
        await Eventually.SeesAsync(
            () => Sandbox.RowsAsync(" ACCOUNT"),
            rows => rows.Any(row => row.TryGetValue("awsAccount", out var id) && id.S == buyer.Id && row["status"].S == "Active"),
            $"the subscription of {buyer.Id}");
        return subscription!;
    }

    public string TokenOf(Subscription subscription) => Sandbox.World.Marketplace.Tokens.Issue(subscription);

    /// <summary>What "Set up your account" does in a browser.</summary>
    public async Task<Answer> LandAsync(RawClient client, string token)
    {
        var answer = await client.PostAsync("/aws/register", [("x-amzn-marketplace-token", token)], ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal((HttpStatusCode.SeeOther, "/registration"), (answer.Status, answer.Header("Location")));
        return answer;
    }

    /// <summary>Signs in at the Expense Center and comes back.</summary>
    /// <returns>Where our callback leads.</returns>
    public async Task<Answer> SignInAsync(RawClient client, ExpenseAccount account, string path = "/sign-in?returnUrl=/registration")
    {
        var asked = await client.GetAsync(path);
        var callback = await SendBackAsync(client, asked, account);
        return await client.GetAsync(callback.PathAndQuery);
    }

    /// <summary>The address with code and state at which the Expense Center sends the browser back to us.</summary>
    public async Task<Uri> SendBackAsync(RawClient client, Answer asked, ExpenseAccount account)
    {
        var answer = await client.PostAsync(
            new Uri(Sandbox.Console.Console, "/expense-center/sign-in").AbsoluteUri,
            [("request", asked.Location!.Query), ("username", account.Username)]);
        return answer.Location!;
    }

    /// <summary>A client that is signed in as somebody new.</summary>
    public async Task<(RawClient Client, ExpenseAccount Account)> NewVisitorAsync()
    {
        var (client, account) = (NewClient(), NewAccount());
        await SignInAsync(client, account);
        return (client, account);
    }

    /// <summary>A buyer who has linked an AWS account and settles one workspace through it.</summary>
    public async Task<RegisteredBuyer> RegisterAsync()
    {
        var (client, account) = await NewVisitorAsync();
        var subscription = await SubscribeAsync();
        await LandAsync(client, TokenOf(subscription));
        var workspace = WorkspacesOf(account)[0];
        var confirmed = await ConfirmAsync(client, account.Email, workspace.Key);
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        return new(client, account, subscription, workspace, CloudAccountOn(confirmed));
    }

    /// <summary>Id of the first cloud account that a page leads to.</summary>
    public static string CloudAccountOn(Answer page) =>
        page.Read().All("a[href^='/cloud-accounts/']")[0].GetAttribute("href")!.Split('/', '?')[2];

    /// <summary>Id of the order whose outcome a page shows.</summary>
    public static string OrderOn(Answer page) =>
        page.Read().All("a[href*='/orders/']")[0].GetAttribute("href")!.Split('/', '?')[4];

    /// <summary>Opens the form, confirms it, and opens the page that it leads to.</summary>
    public async Task<Answer> ConfirmAsync(RawClient client, string email, params IEnumerable<string> workspaces)
    {
        var form = await client.GetAsync("/registration");
        var answer = await client.PostAsync(
            "/registration",
            [.. workspaces.Select(key => ("workspaces", key)), ("email", email), ("do", "confirm"), ("form-token", form.FormToken)],
            ("Sec-Fetch-Site", "same-origin"));
        return answer.Status is HttpStatusCode.SeeOther ? await client.GetAsync(answer.Header("Location")!) : answer;
    }

    public IReadOnlyList<CenterWorkspace> WorkspacesOf(ExpenseAccount account) => Sandbox.World.ExpenseCenter.WorkspacesOf(account.Username);

    /// <summary>
    /// All that people have decided: who owns what, who pays for what, which claims are used up. Notices and effects, which go on in
    /// their own time, are not in it.
    /// </summary>
    public async Task<string> DecisionsAsync(string part = "") => string.Join('\n', (await Sandbox.RowsAsync(part))
        .Where(row => DecisionRowKinds.Any(kind => $"{row["PK"].S} {row["SK"].S}".Contains(kind, StringComparison.Ordinal)))
        .Select(row => string.Join(' ', DecisionAttributes.Where(row.ContainsKey).Select(name => $"{name}={row[name].S}")))
        .Order(StringComparer.Ordinal));

    public void CheckLogs()
    {
        foreach (var (name, function) in Sandbox.Functions)
        {
            RulesOfLogs.Check(function.Log);
            Assert.All(Secrets, secret => Assert.False(
                function.Log.Contains(secret, StringComparison.Ordinal), $"The log of {name} has {secret}"));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            CheckLogs();
        }
        finally
        {
            await base.DisposeAsync();
        }
    }

    private int Next() => Interlocked.Increment(ref buyerCount);
}

/// <summary>A registered buyer.</summary>
/// <param name="Id">Of the cloud account.</param>
public sealed record RegisteredBuyer(RawClient Client, ExpenseAccount Account, Subscription Subscription, CenterWorkspace Workspace, string Id);

/// <summary>The classes of tests that share the system.</summary>
[CollectionDefinition]
public sealed class AttackedSystem : ICollectionFixture<SafetyFixture>;
