using System.Text.RegularExpressions;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>moto_server as a child process: DynamoDB with its stream, SQS, SNS, EventBridge, KMS, Parameter Store and STS, in memory.</summary>
public sealed partial class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly ChildProcess process;
    private readonly ProcessLog log;

    private MotoServer(ChildProcess process, ProcessLog log)
    {
        this.process = process;
        this.log = log;
    }

    /// <summary>Where it answers: a port that it has chosen itself.</summary>
    public Uri Address { get; private set; } = null!;

    /// <param name="logs">The folder for what it writes.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SandboxStartException">It is missing and cannot be installed, or it ended.</exception>
    public static async Task<MotoServer> StartAsync(string logs, CancellationToken stop)
    {
        var python = await MotoInstallation.FindOrInstallAsync(logs, stop);
        var log = new ProcessLog(Path.Combine(logs, "moto.log"));
        var server = new MotoServer(ChildProcess.Start(python, [MotoInstallation.Server, "-H", "127.0.0.1", "-p", "0"], environment: null, log), log);
        try
        {
            server.Address = await server.ListensAsync(stop);
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

    /// <summary>Waits until it says where it listens.</summary>
    private async Task<Uri> ListensAsync(CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(StartTimeout);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!process.Exited.IsCompleted)
        {
            if (RunningOn().Match(log.Text) is { Success: true } line)
            {
                return new(line.Groups["address"].Value);
            }

            await tick.WaitForNextTickAsync(timeout.Token);
        }

        throw new SandboxStartException($"moto_server ended with code {await process.Exited} ({log.Path}):\n{log.Tail}");
    }

    [GeneratedRegex(@"Running on (?<address>http://127\.0\.0\.1:[0-9]+)")]
    private static partial Regex RunningOn();
}
