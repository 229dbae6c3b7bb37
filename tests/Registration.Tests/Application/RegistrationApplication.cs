using System.Security.Claims;
using System.Text.Json;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;
using Guance.Serverless.Web;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>
/// The whole Registration function in this process: its own pipeline, endpoints and services. Its calls to AWS and the Expense Center
/// go to services in memory, and a header says who is signed in, instead of the Expense Center.
/// </summary>
internal sealed class RegistrationApplication : WebApplicationFactory<PickerPages>
{
    /// <summary>Says who is signed in.</summary>
    public const string UserHeader = "X-Test-User";

    private readonly TestSystemOptions options = new();
    private readonly LogLines log = new();
    private readonly FakeServices fakes;
    private readonly CallGate gate;

    public RegistrationApplication()
    {
        Time = new VirtualTime(options.Start);
        gate = new CallGate(Time, TimeSpan.Zero, interleaving: null);
        fakes = FakeServices.Create(options, Time, queues: []);
    }

    public FakeTimeProvider Time { get; }

    public InMemoryTable Table => fakes.Table;

    public InMemoryExpenseCenter ExpenseCenter => fakes.ExpenseCenter;

    /// <summary>Where buyers sign in, if no header says who they are.</summary>
    public FakeIssuer Issuer { get; } = new();

    /// <summary>Asked for each call to AWS and the Expense Center: null lets it pass.</summary>
    public Func<Call, Fault?>? Judge
    {
        set => gate.Judge = value;
    }

    /// <summary>Lambda's abort of the requests, shortly before it would end the function.</summary>
    public CancellationToken TimeIsUp { get; set; }

    public InMemoryMetering Metering => fakes.Metering;

    /// <summary>Instead of the products of the settings; null for those.</summary>
    public Products? Products { get; init; }

    /// <summary>A step of the warm start. Requests do not wait for it.</summary>
    public WarmStartStep? Step { get; init; }

    /// <summary>Calls to the table that write.</summary>
    public int Writes => gate.Calls.Count(call => call is { Service: "DynamoDB", Operation: not ("GetItem" or "BatchGetItem" or "Query") });

    /// <summary>Where its calls to AWS and the Expense Center pass.</summary>
    public CallGate Gate => gate;

    /// <summary>How often the function has called an operation.</summary>
    public int Asked(string operation) => gate.Calls.Count(call => call.Operation == operation);

    /// <summary>The mails that are decided, each as the JSON of its outbox item.</summary>
    public IReadOnlyList<string> Mails =>
    [
        .. Table.Items.Where(item => item.IsIn(SettlementTable.OutboxPrefix)).Select(item => item.Text("body")!)
            .Where(body => body.StartsWith("""{"kind":"mail",""", StringComparison.Ordinal)),
    ];

    public IReadOnlyList<string> Log => log.Lines;

    /// <summary>The owner registers the account with workspaces of its own.</summary>
    /// <returns>The id of the cloud account, and the key of the first workspace.</returns>
    public async Task<(string Account, string Workspace)> RegisterAsync(SubscriptionSample buyer, string owner, params WorkspaceKey[] keys)
    {
        ExpenseCenter.Own(owner, keys);
        using var browser = Open(owner);
        await browser.LandAsync(buyer);
        await browser.PostAsync(
            "/registration", [.. keys.Select(key => ("workspaces", $"{key}")), ("email", $"{owner}@example.com"), ("do", "confirm")]);
        var binding = Table.Items.First(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));
        return (binding.Partition["ACCOUNT#".Length..], $"{keys[0]}");
    }

    /// <summary>Everything in the table except cookie keys, rate limits and claims.</summary>
    public string SerializedState() => JsonSerializer.Serialize(
        Table.Items.Where(item => !item.IsIn("WEBKEYS") && !item.IsIn("RATE#") && !item.IsIn("CLAIM#") && !item.IsIn("SELECTION#")).Select(item => item.Attributes).ToList());

    /// <summary>A browser, with cookies of its own, of an Expense Center account.</summary>
    public ScriptlessBrowser Open(string? user) => new(this, user);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        foreach (var (key, value) in TestSystemSettings.Of(options).AsEnumerable().Where(setting => setting.Value is not null))
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            if (Products is not null)
            {
                services.AddSingleton(Products);
            }

            if (Step is not null)
            {
                services.AddSingleton(Step);
            }

            services.AddSingleton(new LogOutput(log));
            services.AddSingleton<IStartupFilter>(new SignInByHeader(this));
            services.Configure<OpenIdConnectOptions>(
                OpenIdConnectDefaults.AuthenticationScheme, oidc => oidc.BackchannelHttpHandler = Issuer);
            fakes.Connect(services, gate, new FunctionProcess(FunctionSettings.Registration.Name), retries: 0);
        });
    }

    /// <summary>
    /// On Lambda the server waits for the warm start; the test's server does not know of it. What Lambda does not wait for is over here
    /// too, so that calls can be counted; a test with a step of its own decides when that ends.
    /// </summary>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        var start = host.Services.GetRequiredService<WarmStart>();
        (Step is null ? start.RestDone : start.Done).GetAwaiter().GetResult();
        return host;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            fakes.Kms.Dispose();
            Issuer.Dispose();
            log.Dispose();
        }
    }

    private sealed class SignInByHeader(RegistrationApplication application) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (application.TimeIsUp.CanBeCanceled)
                {
                    context.RequestAborted = application.TimeIsUp;
                }

                if (context.Request.Headers[UserHeader].ToString() is { Length: > 0 } user)
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Session.UsernameClaim, user)], "test", Session.UsernameClaim, roleType: null));
                }

                return rest(context);
            });
            next(app);
        };
    }
}
