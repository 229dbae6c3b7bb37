using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Guance.Serverless.Settlement.Tests.Storage;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Guance.Serverless.Settlement.Tests.Storage;

/// <summary>One moto_server, DynamoDB in memory, for all tests of the assembly.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>moto answers on several threads without locks: requests take turns.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public async ValueTask InitializeAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "moto_server")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("moto_server is not on the PATH: pip install 'moto[server]', or use tests/run.");
        process = Process.Start(new ProcessStartInfo(program, ["-H", "127.0.0.1", "-p", $"{Address.Port}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await AnswersAsync(http, patience.Token))
        {
            Assert.False(process.HasExited, "moto_server ended before it answered.");
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Turn.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/moto-api/"), cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
