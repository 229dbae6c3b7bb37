using System.Reflection;

namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>The first page: what the Sandbox is, and the story in steps.</summary>
internal static class StartPage
{
    public static void MapStart(this WebApplication app, ConsoleOptions options)
    {
        var stylesheet = ReadStylesheet();
        app.MapGet("/", () => Layout.Page("start", "The Sandbox", Body(options)));
        app.MapGet("/sandbox.json", () => Results.Content(options.SandboxJson().ToJsonString(), "application/json"));
        app.MapGet("/console.css", () => Results.Text(stylesheet, "text/css"));
    }

    private static string ReadStylesheet()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("console.css")
            ?? throw new InvalidOperationException("The console's stylesheet is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Html Body(ConsoleOptions options) => Html.Of($"""
        <p>AWS Marketplace, the Expense Center and a mailbox, on your own machine. The product itself runs beside it
          as real Lambda processes, at <a href="{options.PublicUrl}">{options.PublicUrl}</a>.</p>
        <ol class="story">
          <li><a id="open-marketplace" href="{Marketplace(options)}">Open AWS Marketplace</a>, choose a listing and an AWS
            account, and subscribe.</li>
          <li>Click <b>Set up your account</b>: the browser posts the registration token to the product's landing page.</li>
          <li>Sign in at the Expense Center as one of the demo accounts, or create one.</li>
          <li>Choose workspaces, confirm, and see the cloud account with what it pays for.</li>
          <li>See the <a href="/expense-center">settlement methods as the Expense Center knows them</a>, and the
            <a href="/mail">mail</a>.</li>
          <li>Let <a href="/usage">Guance's billing send usage</a>, and see <a href="/marketplace/bill">AWS's bill</a>.</li>
          <li>Unsubscribe under <a href="/marketplace/subscriptions">Manage subscriptions</a>: every workspace goes back, the
            cloud account is deleted, a mail says so.</li>
        </ol>
        <p>Look inside: <a href="/logs">logs of the functions</a>, <a href="/table">rows of the table</a>,
          <a href="/queues">queues and dead letters</a>. Break things: <a href="/switches">switches</a>, <a href="/clock">the clock</a>.
          Begin again: <a href="/reset">reset</a>. Join in with any AWS client:
          <a id="sandbox-json" href="/sandbox.json">sandbox.json</a> has every endpoint, queue, topic, bus and table.</p>
        """);

    /// <summary>
    /// Under another host name than the product, so that a browser treats the landing POST as what it is in real life:
    /// cross-site, without the product's SameSite cookies. (Ports do not make a site.)
    /// </summary>
    private static Uri Marketplace(ConsoleOptions options) => new UriBuilder(options.Console)
    {
        Host = options.Console.Host == "127.0.0.1" ? "localhost" : options.Console.Host,
        Path = "/marketplace",
    }.Uri;
}
