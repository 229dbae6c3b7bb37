using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.ApiGateway;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>The whole system on this machine; disposing it ends every process that it started.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private static readonly FunctionSettings[] Settings =
        [FunctionSettings.Registration, FunctionSettings.Subscriptions, FunctionSettings.Outbox];

    private readonly Stack<IAsyncDisposable> parts = [];
    private readonly SandboxOptions options;
    private NativeFunctions? native;

    private SandboxHost(SandboxOptions options) => this.options = options;

    /// <summary>The product, as a buyer's browser reaches it.</summary>
    public Uri PublicUrl => Console.PublicUrl;

    /// <summary>Where everyone finds DynamoDB, SQS, SNS, EventBridge, Parameter Store and STS.</summary>
    public Uri Aws { get; private set; } = null!;

    /// <summary>Addresses and secrets of AWS Marketplace, the Expense Center and mail.</summary>
    public ConsoleOptions Console { get; private set; } = null!;

    /// <summary>What AWS Marketplace, the Expense Center and the mailbox have seen.</summary>
    public SandboxConsole World { get; private set; } = null!;

    public AwsResources Resources { get; private set; } = null!;

    public AwsClients Clients { get; private set; } = null!;

    /// <summary>The functions by name.</summary>
    public IReadOnlyDictionary<string, LambdaFunction> Functions { get; private set; } = new Dictionary<string, LambdaFunction>();

    /// <summary>From the table's stream to the outbox queue.</summary>
    internal OutboxPipe Pipe { get; private set; } = null!;

    /// <summary>What the functions have asked of AWS.</summary>
    public CallLog Calls { get; } = new(Settings.Select(Caller.Of));

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

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        var port = Part(LoopbackPort.Take(options.Port, "--port"));
        var consolePort = Part(LoopbackPort.Take(options.ConsolePort, "--console-port"));
        native = options.Native ? await NativeFunctions.SynthesizeAsync(options.Logs, stop) : null;
        var moto = Part(await MotoServer.StartAsync(options.Logs, stop));
        var gateway = Part(await MotoGateway.StartAsync(moto.Address, Calls, stop));
        Aws = gateway.Address;
        Clients = Part(new AwsClients(Aws));
        var call = Part(new AwsCall(Aws));
        Resources = await AwsResources.CreateAsync(Clients, call, OurProducts.WithTopics, stop);
        await StartConsoleAsync(consolePort, port.Address, gateway.Issued, stop);

        Functions = Settings.ToDictionary(function => function.Name, Function);
        Part(await HttpApi.StartAsync(port, Functions[FunctionSettings.Registration.Name].InvokeAsync, TimeProvider.System, stop));
        Loop(Source(Resources.Notices, FunctionSettings.Subscriptions, gateway.Listen()));
        Loop(Source(Resources.Outbox, FunctionSettings.Outbox, gateway.Listen()));
        Pipe = new OutboxPipe(gateway, Resources.Stream, Clients.Sqs, Resources.Outbox.Url);
        Loop(Pipe);
        Loop(new HourlySweep(Clients.Sqs, Resources.Outbox.Url));
    }

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
        World = Part(new SandboxConsole(Console, Calls, TimeProvider.System));
        var app = Part(LoopbackApp.Create(port));
        World.Map(app);
        await app.StartAsync(stop);
    }

    private LambdaFunction Function(FunctionSettings function)
    {
        var variables = FunctionVariables.For(options, Caller.Of(function), Console, Aws, Resources);
        var program = native is null
            ? FunctionPrograms.JustInTime(function, variables)
            : FunctionPrograms.Native(native, function, variables);
        var log = new Processes.ProcessLog(Path.Combine(options.Logs, $"{function.Name}.log"));
        return Part(new LambdaFunction(program, concurrency: function.Queue is null ? 4 : 2, log));
    }

    private QueueEventSource Source(QueuePair queue, FunctionSettings function, Pulse pulse) =>
        new(Clients.Sqs, queue, Functions[function.Name].InvokeAsync, options.RetryAfter, pulse);

    private void Loop(BackgroundLoop loop) => Part(loop).Start();

    private T Part<T>(T part)
        where T : notnull
    {
        parts.Push(part as IAsyncDisposable ?? new Disposal((IDisposable)part));
        return part;
    }

    private sealed class Disposal(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
