using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>What a reset replaces: moto with all that is in it, the functions, and what feeds them.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private readonly Parts parts = new();
    private readonly SandboxOptions options;
    private readonly MotoGateway gateway;
    private readonly AwsClients clients;
    private readonly SandboxClock clock;

    private RunningSystem(SandboxOptions options, SandboxClock clock, MotoGateway gateway, AwsClients clients)
    {
        this.options = options;
        this.clock = clock;
        this.gateway = gateway;
        this.clients = clients;
    }

    public AwsResources Resources { get; private set; } = null!;

    /// <summary>The functions by name; none before <see cref="StartFunctions"/>.</summary>
    public IReadOnlyDictionary<string, LambdaFunction> Functions { get; private set; } = new Dictionary<string, LambdaFunction>();

    public OutboxPipe Pipe { get; private set; } = null!;

    /// <summary>Starts moto behind the gateway, with all resources and nothing in them.</summary>
    /// <exception cref="SandboxStartException">moto is missing, or ended.</exception>
    public static async Task<RunningSystem> StartAsync(
        SandboxOptions options, SandboxClock clock, MotoGateway gateway, AwsClients clients, AwsCall call, CancellationToken stop)
    {
        var system = new RunningSystem(options, clock, gateway, clients);
        try
        {
            var moto = system.parts.Add(await Terminal.StepAsync("Starting moto, which plays AWS", () => MotoServer.StartAsync(options.Logs, stop)));
            gateway.Target = moto.Address;
            system.Resources = await Terminal.StepAsync(
                "Creating the table, the queues and the topics",
                () => AwsResources.CreateAsync(clients, call, OurProducts.WithTopics, stop));
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the functions ready for events: a process starts with the first event.</summary>
    /// <param name="console">Where the functions find the services that moto does not play.</param>
    /// <param name="native">The native executables; null runs what was built with the Sandbox.</param>
    /// <exception cref="SandboxStartException">A function has not been built.</exception>
    public void StartFunctions(ConsoleOptions console, NativeFunctions? native)
    {
        Functions = FunctionSettings.All.ToDictionary(function => function.Name, function => Function(function, console, native));
        Loop(Source(Resources.Notices, FunctionSettings.Subscriptions));
        Loop(Source(Resources.Outbox, FunctionSettings.Outbox));
        Loop(Source(Resources.Usage, FunctionSettings.UsageIntake));
        Loop(new MeteringSchedule(Functions[FunctionSettings.Metering.Name].InvokeAsync, options.MeteringEvery));
        Pipe = new OutboxPipe(gateway, Resources.Stream, clients.Sqs, Resources.Outbox.Url);
        Loop(Pipe);
        Loop(new HourlySweep(clients.Sqs, Resources.Outbox.Url));
    }

    /// <summary>
    /// Moves the time of the functions: what is being handled ends first, and new processes begin with the new time. Messages that are
    /// delayed come so much sooner.
    /// </summary>
    public async Task MoveClockAsync(TimeSpan by, FakeTime processes)
    {
        await Task.WhenAll(Functions.Values.Select(function => function.HoldAsync()));
        try
        {
            clock.Move(by, processes);
        }
        finally
        {
            foreach (var function in Functions.Values)
            {
                function.GoOn();
            }
        }

        foreach (var queue in Resources.Queues)
        {
            await queue.LetPassAsync(clients.Sqs, by);
        }
    }

    public ValueTask DisposeAsync() => parts.DisposeAsync();

    private LambdaFunction Function(FunctionSettings function, ConsoleOptions console, NativeFunctions? native)
    {
        var variables = FunctionVariables.For(options, Caller.Of(function), console, gateway.Address, Resources);
        var program = native is null
            ? FunctionPrograms.JustInTime(function, variables)
            : FunctionPrograms.Native(native, function, variables);
        var log = new ProcessLog(Path.Combine(options.Logs, $"{function.Name}.log"));
        return parts.Add(new LambdaFunction(program with { Clock = clock }, Concurrency(function), log));
    }

    private static int Concurrency(FunctionSettings function) => function.Schedule is not null ? 1 : function.Queue is not null ? 2 : 4;

    private QueueEventSource Source(QueuePair queue, FunctionSettings function) =>
        new(clients.Sqs, queue, Functions[function.Name].InvokeAsync, options.RetryAfter, gateway.ListenToQueues());

    private void Loop(BackgroundLoop loop) => parts.Add(loop).Start();
}
