using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.ApiGateway;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Aws;
using Guance.Serverless.Sandbox.Console.Billing;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>The whole system on this machine; disposing it ends every process that it started.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly Parts parts = new();
    private readonly SandboxOptions options;
    private readonly SemaphoreSlim resetting = new(1);
    private NativeFunctions? native;
    private RunningSystem system = null!;
    private Func<CancellationToken, Task<RunningSystem>> startSystem = null!;

    /// <summary>Completes with the system once its functions take events.</summary>
    private TaskCompletionSource<RunningSystem> ready = NewReadiness();

    private SandboxHost(SandboxOptions options) => this.options = options;

    /// <summary>The product, as a buyer's browser reaches it.</summary>
    public Uri PublicUrl => Console.PublicUrl;

    /// <summary>Where everyone finds DynamoDB, SQS, SNS, EventBridge, Parameter Store and STS.</summary>
    public Uri Aws { get; private set; } = null!;

    /// <summary>Addresses and secrets of AWS Marketplace, the Expense Center and mail.</summary>
    public ConsoleOptions Console { get; private set; } = null!;

    /// <summary>What AWS Marketplace, the Expense Center and the mailbox have seen.</summary>
    public SandboxConsole World { get; private set; } = null!;

    /// <summary>Sends usage to the product.</summary>
    public UsageBilling Billing { get; private set; } = null!;

    public AwsResources Resources => system.Resources;

    public AwsClients Clients { get; private set; } = null!;

    /// <summary>The functions by name.</summary>
    public IReadOnlyDictionary<string, LambdaFunction> Functions => system.Functions;

    /// <summary>From the table's stream to the outbox queue.</summary>
    internal OutboxPipe Pipe => system.Pipe;

    /// <summary>The time of the functions, and of all around them.</summary>
    public SandboxClock Clock { get; } = new();

    /// <summary>What the functions have asked of AWS.</summary>
    public CallLog Calls { get; } = new(FunctionSettings.All.Select(Caller.Of));

    /// <exception cref="SandboxStartException">Something is missing; the message says what to do.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken stop)
    {
        var host = new SandboxHost(options);
        try
        {
            await host.StartAsync(stop);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes everything as at the start; what is asked of the product meanwhile waits.</summary>
    /// <exception cref="SandboxStartException">moto did not start again.</exception>
    public async Task ResetAsync(CancellationToken stop)
    {
        await resetting.WaitAsync(stop);
        try
        {
            ready = NewReadiness();
            await system.DisposeAsync();
            Clock.Ahead = TimeSpan.Zero;
            World.Reset();

            // Once begun it is finished even if the browser has gone.
            system = await startSystem(CancellationToken.None);
            StartFunctions();
        }
        finally
        {
            resetting.Release();
        }
    }

    /// <summary>
    /// Moves the clock on, of the functions and of all around them: what has expired by then is gone, what was delayed comes, and the
    /// hourly sweep runs.
    /// </summary>
    /// <exception cref="SandboxStartException">This machine lacks what it takes; the message says what to do.</exception>
    public async Task MoveClockAsync(TimeSpan by, CancellationToken stop)
    {
        var processes = await FakeTime.FindOrInstallAsync(options.Logs, stop);
        await resetting.WaitAsync(stop);
        try
        {
            // Once begun it is finished even if the browser has gone.
            await system.MoveClockAsync(by, processes);
            await TableScan.DeleteExpiredAsync(Clients.DynamoDb, Resources.Table, Clock.GetUtcNow(), CancellationToken.None);
            await Clients.Sqs.SendMessageAsync(Resources.Outbox.Url, SweepMessage.Body, CancellationToken.None);
        }
        finally
        {
            resetting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (system is not null)
        {
            await system.DisposeAsync();
        }

        await parts.DisposeAsync();
        resetting.Dispose();
    }

    private static TaskCompletionSource<RunningSystem> NewReadiness() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task StartAsync(CancellationToken stop)
    {
        var port = parts.Add(LoopbackPort.Take(options.Port, "--port"));
        var consolePort = parts.Add(LoopbackPort.Take(options.ConsolePort, "--console-port"));
        native = options.Native ? await NativeFunctions.SynthesizeAsync(options.Logs, stop) : null;
        var gateway = parts.Add(await MotoGateway.StartAsync(Calls, stop));
        Aws = gateway.Address;
        Clients = parts.Add(new AwsClients(Aws));
        var call = parts.Add(new AwsCall(Aws));
        startSystem = cancel => RunningSystem.StartAsync(options, Clock, gateway, Clients, call, cancel);
        system = await startSystem(stop);
        await StartConsoleAsync(consolePort, port.Address, gateway.Issued, stop);
        StartFunctions();
        parts.Add(await HttpApi.StartAsync(port, InvokeRegistrationAsync, Clock, stop));
    }

    private void StartFunctions()
    {
        system.StartFunctions(Console, native);
        ready.SetResult(system);
    }

    private async Task<InvocationResult> InvokeRegistrationAsync(ReadOnlyMemory<byte> payload, string trace) =>
        await (await ready.Task).Functions[FunctionSettings.Registration.Name].InvokeAsync(payload, trace);

    private async Task StartConsoleAsync(LoopbackPort port, Uri publicUrl, IssuedCredentials issued, CancellationToken stop)
    {
        Console = new()
        {
            Console = port.Address,
            PublicUrl = publicUrl,
            Moto = Aws,
            Bus = Resources.Bus,
            Topics = Resources.Topics,
            AccessKeyId = SandboxCredentials.AccessKeyId,
            SecretAccessKey = SandboxCredentials.SecretAccessKey,
            Sessions = issued.Find,
            ApiSecret = SandboxCredentials.ApiSecret,
            ClientId = SandboxCredentials.ClientId,
            ClientSecret = SandboxCredentials.ClientSecret,
            SandboxJson = () => SandboxDescription.Of(this),
        };
        World = parts.Add(new SandboxConsole(Console, Calls, Clock));
        var app = parts.Add(LoopbackApp.Create(port));
        World.Map(app);
        app.MapLogs([.. FunctionSettings.All.Select(function => function.Name)], name => Functions.GetValueOrDefault(name)?.Log ?? "");
        app.MapTable(Clients.DynamoDb, Resources.Table);
        app.MapQueues(Clients.Sqs, () => Resources.Queues);
        Billing = new(Clients.Sqs, () => Resources.Usage.Url, World.ExpenseCenter, Clock);
        app.MapUsage(Billing);
        app.MapClock(Clock, MoveClockAsync);
        app.MapReset(ResetAsync);
        await app.StartAsync(stop);
    }
}
