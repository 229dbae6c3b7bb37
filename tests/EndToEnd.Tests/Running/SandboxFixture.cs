using Guance.Serverless.EndToEnd.Tests.Calls;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.Playwright;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>
/// The whole system and, once a test asks for it, a browser. With <c>SANDBOX_NATIVE=true</c> the functions are the Native AOT
/// executables that ship. Whatever the tests made them do, they must have asked of AWS only what was approved.
/// </summary>
public class SandboxFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public SandboxHost Sandbox { get; private set; } = null!;

    /// <summary>From the last sign of the end until the workspaces go back.</summary>
    protected virtual TimeSpan TeardownDelay => TimeSpan.Zero;

    /// <summary>Settings of the functions that differ, by environment variable.</summary>
    protected virtual IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        var logs = Path.Combine(AppContext.BaseDirectory, "sandbox", Path.GetRandomFileName());
        var options = new SandboxOptions
        {
            Port = 0,
            ConsolePort = 0,
            Native = Environment.GetEnvironmentVariable("SANDBOX_NATIVE") == "true",
            RetryAfter = TimeSpan.FromSeconds(1),
            TeardownDelay = TeardownDelay,
            Variables = Variables,
            Logs = logs,
        };
        Sandbox = await SandboxHost.StartAsync(options, TestContext.Current.CancellationToken);
    }

    /// <summary>A browser of one's own: no cookie of anybody else.</summary>
    public async Task<BuyersBrowser> BrowseAsync(string locale = "en-US", bool hasScripts = true)
    {
        browser ??= await LaunchAsync();
        var context = await browser.NewContextAsync(new() { Locale = locale, JavaScriptEnabled = hasScripts, ViewportSize = new() { Width = 1100, Height = 900 } });
        return new BuyersBrowser(Sandbox, context, await context.NewPageAsync());
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        if (Sandbox is not null)
        {
            await Sandbox.DisposeAsync();
            ApprovedCalls.Include(Sandbox.Calls.Lines);
        }
    }

    private async Task<IBrowser> LaunchAsync()
    {
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}

/// <summary>A system that waits for late notices, as the one on AWS does.</summary>
public sealed class PatientSandboxFixture : SandboxFixture
{
    protected override TimeSpan TeardownDelay => TimeSpan.FromMinutes(5);
}
