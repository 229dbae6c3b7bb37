using System.Diagnostics;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Queues;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Resources;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>
/// What the functions call, on this machine without moto: table, queues, keys and parameters in memory, and the Sandbox's AWS
/// Marketplace and Expense Center. All over HTTP, so of what AWS costs a process only TLS is missing.
/// </summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly Lock turn = new();
    private readonly List<(string Call, long At)> calls = [];
    private readonly InMemoryKms kms = new();
    private readonly WebApplication app;
    private readonly ConsoleOptions options;
    private readonly SandboxConsole world;
    private readonly AwsResources resources;

    private Surroundings(LoopbackPort port)
    {
        options = new()
        {
            Console = port.Address,
            PublicUrl = new("https://aws.example.com"),
            Moto = port.Address,
            Bus = "default",
            Topics = new Dictionary<string, string>(),
            AccessKeyId = SandboxCredentials.AccessKeyId,
            SecretAccessKey = SandboxCredentials.SecretAccessKey,
            Sessions = _ => null,
            ApiSecret = InMemoryExpenseCenter.Secret,
            ClientId = SandboxCredentials.ClientId,
            ClientSecret = InMemoryExpenseCenter.Secret,
            SandboxJson = () => "",
        };
        resources = new()
        {
            Table = SettlementTable.Name,
            Stream = "",
            Notices = Queue(FunctionSettings.Subscriptions.Queue!),
            Outbox = Queue(FunctionSettings.Outbox.Queue!),
            Usage = Queue(FunctionSettings.UsageIntake.Queue!),
            WebKey = InMemoryKms.Key,
            Topics = options.Topics,
            Bus = options.Bus,
        };
        var log = new CallLog(FunctionSettings.All.Select(Caller.Of));
        world = new(options, log, TimeProvider.System);
        FakeService[] aws =
        [
            Table, kms, new InMemoryParameterStore(),
            new InMemorySqs([.. FunctionSettings.All.Where(function => function.Queue is not null).Select(function => new InMemoryQueue(function.Queue!, TimeProvider.System))]),
        ];
        var byTarget = new[] { "DynamoDB", "TrentService", "AmazonSSM", "AmazonSQS" }.Zip(aws).ToDictionary();
        app = LoopbackApp.Create(port);
        app.Use((context, next) =>
        {
            Note(context.Request);
            return next(context);
        });
        app.MapPost("/aws", context => byTarget[context.Request.Headers["x-amz-target"].ToString().Split('.', '_')[0]].ServeAsync(context, "/aws"));
        world.Map(app);
    }

    /// <summary>The functions' table.</summary>
    public InMemoryTable Table { get; } = new(SettlementTable.Name, TimeProvider.System);

    public static async Task<Surroundings> StartAsync()
    {
        var surroundings = new Surroundings(LoopbackPort.TakeAny());
        await surroundings.app.StartAsync();
        return surroundings;
    }

    /// <summary>How Lambda would start the function here.</summary>
    public IReadOnlyDictionary<string, string> VariablesFor(FunctionSettings function, string executable, string runtimeApi) => new FunctionStartInfo
    {
        Settings = function,
        ExecutablePath = executable,
        EnvironmentVariables = FunctionVariables.For(
            new SandboxOptions
            {
                Logs = Path.Combine(Repository.Artifacts, "benchmarks"),
                Variables = new Dictionary<string, string> { ["ExpenseCenter__ClientSecretParameter"] = InMemoryParameterStore.ApiSecret },
            },
            Caller.Of(function), options, new(options.Console, "/aws"), resources),
    }.EnvironmentFor(runtimeApi);

    /// <summary>A buyer subscribes, and "Set up your account" gives out a token.</summary>
    public string IssueToken() => world.Marketplace.Metering.IssueToken(new(
        "444455556666", SandboxProducts.Newer.Code, SubscriptionSample.LicenceArn("l-benchmark"), CustomerIdentifier: null));

    /// <summary>The calls since the last time this was asked, each with its moment in ticks of <see cref="Stopwatch"/>.</summary>
    public IReadOnlyList<(string Call, long At)> TakeCalls()
    {
        lock (turn)
        {
            var taken = calls.ToArray();
            calls.Clear();
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        world.Dispose();
        kms.Dispose();
    }

    private QueuePair Queue(QueueSettings queue) => new(queue.Name, $"{options.Console}aws/123456789012/{queue.Name}", "", "");

    private void Note(HttpRequest request)
    {
        var at = Stopwatch.GetTimestamp();
        var target = request.Headers["x-amz-target"].ToString();
        lock (turn)
        {
            calls.Add((target.Length > 0 ? target.Split('.')[^1] : $"{request.Method} {request.Path}", at));
        }
    }
}
