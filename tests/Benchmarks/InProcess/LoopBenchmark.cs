using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Lambda.RuntimeSupport.RuntimeApi;
using BenchmarkDotNet.Attributes;

namespace Guance.Serverless.Benchmarks.InProcess;

/// <summary>What the Runtime loop does for one event: asks for it, reads it, and posts the answer, over a loopback connection.</summary>
[MemoryDiagnoser]
#pragma warning disable CA1001 // BenchmarkDotNet calls what disposes of them.
public class LoopBenchmark
#pragma warning restore CA1001
{
    private const int Length = 1_024;

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly MemoryStream answer = new(new byte[Length], 0, Length, writable: false, publiclyVisible: true);
    private RuntimeApiConnection? connection;

    [GlobalSetup]
    public void Start()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        new Thread(() => Serve(listener.Accept())) { IsBackground = true }.Start();
        connection = new(null, $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", TimeProvider.System);
    }

    [GlobalCleanup]
    public void Stop()
    {
        connection!.Dispose();
        answer.Dispose();
        listener.Dispose();
    }

    [Benchmark(Description = "loop: next and response of 1 KB")]
    public void Loop()
    {
        using var invocation = connection!.Next(CancellationToken.None);
        connection.Respond(invocation.LambdaContext.AwsRequestId, answer);
    }

    /// <summary>A Runtime API that allocates nothing, since everything that is allocated meanwhile counts.</summary>
    private static void Serve(Socket accepted)
    {
        using var client = accepted;
        client.NoDelay = true;
        var next = Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\n"
            + "Lambda-Runtime-Deadline-Ms: 1542409706888\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:benchmark\r\n"
            + $"Lambda-Runtime-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793\r\nContent-Length: {Length}\r\n\r\n{new string(' ', Length)}");
        var request = new byte[16 * 1024];
        var read = 0;
        while (client.Receive(request.AsSpan(read), SocketFlags.None) is > 0 and var more)
        {
            read += more;
            if (IsWhole(request.AsSpan(0, read)))
            {
                client.Send(request[0] == 'G' ? next : "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nOK"u8);
                read = 0;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        var length = request.IndexOf("Content-Length: "u8);
        return head >= 0
            && (length < 0 || (Utf8Parser.TryParse(request[(length + "Content-Length: ".Length)..], out int body, out _) && request.Length >= head + 4 + body));
    }
}
