using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.SigV4;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.AspNetCore.Builder;

namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>The console on a free port, without moto: HoldNotices is on, so that no notice is delivered.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    public const string AccessKeyId = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static readonly SessionCredentials Session = new("ASIAEXAMPLE", "secret of a session", "token of a session");

    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly LoopbackPort port = LoopbackPort.TakeAny();
    private WebApplication? app;

    public ConsoleFixture()
    {
        Options = new()
        {
            Console = port.Address,
            PublicUrl = new("http://127.0.0.1:5080"),
            Moto = new("http://127.0.0.1:1"),
            Bus = "default",
            Topics = new Dictionary<string, string>(),
            AccessKeyId = AccessKeyId,
            SecretAccessKey = Secret,
            Sessions = key => key == Session.AccessKeyId ? Session : null,
            ApiSecret = "api-secret",
            ClientId = "aws-settlement",
            ClientSecret = "client-secret",
            SandboxJson = () => new JsonObject(),
        };
        Console = new(Options, Calls, Time);
        Console.Marketplace.Switches.HoldNotices.On = true;
        Http = new(handler, disposeHandler: false) { BaseAddress = Options.Console };
    }

    public SandboxClock Time { get; } = new();

    public CallLog Calls { get; } = new([Caller.Of(FunctionSettings.Registration)]);

    public ConsoleOptions Options { get; }

    public SandboxConsole Console { get; }

    /// <summary>Talks to the console; follows no redirect and keeps no cookie.</summary>
    public HttpClient Http { get; }

    public async ValueTask InitializeAsync()
    {
        app = LoopbackApp.Create(port);
        Console.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        handler.Dispose();
        Console.Dispose();
        port.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}
