using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Demo.Browsing;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Demo;

/// <summary>One buyer's way from subscribing on AWS Marketplace to unsubscribing, in numbered steps that build on each other.</summary>
internal sealed partial class Story(SandboxHost sandbox, SandboxProduct product, string awsAccount, string username) : IDisposable
{
    private readonly TableRows table = new(sandbox);
    private Page page = null!;
    private string accountKey = "";
    private IReadOnlyList<string> chosen = [];

    public IReadOnlyList<Step> Steps =>
    [
        new($"Subscribe to '{product.Title}' as AWS account {awsAccount}", SubscribeAsync),
        new("AWS Marketplace's notices reach Subscriptions", NoticesArriveAsync),
        new("Set up your account: the browser posts the token to /aws/register", LandAsync),
        new($"Sign in at the Expense Center as {username}", SignInAsync),
        new("Choose workspaces of two sites and confirm", ConfirmAsync),
        new("See the cloud account", SeeAccountAsync),
        new("See the workspaces settled through it", SeeSettledAsync),
        new("Read the mail that confirms", ReadConfirmationAsync),
        new("Guance's billing hands over what the workspaces used", SendUsageAsync),
        new("Unsubscribe at AWS Marketplace", UnsubscribeAsync),
        new("See every workspace back at the Expense Center", SeeRevertedAsync),
        new("See the cloud account deleted", SeeDeletedAsync),
        new("Read the mail that says so", ReadFarewellAsync),
        new("See that all usage is on AWS's bill or handed back", SeeBillAsync),
    ];

    /// <summary>The registration token that AWS Marketplace gave; what comes after the landing page must not know it.</summary>
    public string Token { get; private set; } = "";

    public Browser Browser { get; } = new();

    public void Dispose() => Browser.Dispose();

    private string AccountPath => $"/cloud-accounts/{accountKey.Split('#')[^1]}";

    // Under another host than the product, as at AWS, so that its form crosses sites.
    private Uri Marketplace(string path) => new UriBuilder(new Uri(sandbox.Console.Console, path)) { Host = "localhost" }.Uri;
}
