using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>moto_server as a child process: DynamoDB with its stream, SQS, SNS, EventBridge, KMS, Parameter Store and STS, in memory.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ChildProcess process;
    private readonly ProcessLog log;

    private MotoServer(ChildProcess process, ProcessLog log, Uri address)
    {
        this.process = process;
        this.log = log;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<MotoServer> StartAsync(string logs, CancellationToken stop)
    {
        var program = await MotoInstallation.FindOrInstallAsync(logs, stop);
        var port = Ports.Free();
        var log = new ProcessLog(Path.Combine(logs, "moto.log"));
        var process = ChildProcess.Start(program, ["-H", "127.0.0.1", "-p", $"{port}"], environment: null, log);
        var server = new MotoServer(process, log, new($"http://127.0.0.1:{port}"));
        try
        {
            await server.AnswersAsync(stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        log.Dispose();
    }

    private async Task AnswersAsync(CancellationToken stop)
    {
        using var client = new HttpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!process.Exited.IsCompleted)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/moto-api/"), patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await tick.WaitForNextTickAsync(patience.Token);
            }
        }

        throw new SandboxStartException($"moto_server ended with code {await process.Exited} ({log.Path}):\n{log.Tail}");
    }
}
