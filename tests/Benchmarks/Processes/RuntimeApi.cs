using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>
/// The Runtime API of AWS Lambda for one process, with little work of its own: a thread for each connection, which blocks, and takes
/// the time between an event and its answer itself. Where AWS checks, this trusts: the Sandbox's RuntimeApi is the strict one.
/// </summary>
internal sealed class RuntimeApi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentBag<Socket> connections = [];
    private readonly BlockingCollection<byte[]> events = [];
    private readonly BlockingCollection<Answered> answers = [];

    public RuntimeApi()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Begin(Accept);
    }

    /// <summary>Value of AWS_LAMBDA_RUNTIME_API: host and port.</summary>
    public string Authority => $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}";

    /// <summary>When the process first connected, in ticks of <see cref="Stopwatch"/>; 0 before.</summary>
    public long ConnectedAt { get; private set; }

    /// <summary>When it first asked for an event; 0 before.</summary>
    public long AskedAt { get; private set; }

    /// <summary>Hands the process events, one after another.</summary>
    /// <returns>What it answered, in the same order.</returns>
    /// <exception cref="TimeoutException">It did not answer.</exception>
    public IReadOnlyList<Answered> Send(IEnumerable<byte[]> payloads)
    {
        var count = 0;
        foreach (var payload in payloads)
        {
            events.Add(payload);
            count++;
        }

        return [.. Enumerable.Range(0, count).Select(_ =>
            answers.TryTake(out var answer, Patience) ? answer : throw new TimeoutException($"An event was not answered within {Patience}."))];
    }

    public void Dispose()
    {
        listener.Dispose();
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        events.Dispose();
        answers.Dispose();
    }

    private static void Begin(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The process, or the measurement, has ended.
        }
    })
    { IsBackground = true }.Start();

    private void Accept()
    {
        while (true)
        {
            var connection = listener.Accept();
            ConnectedAt = ConnectedAt == 0 ? Stopwatch.GetTimestamp() : ConnectedAt;
            connection.NoDelay = true;
            connections.Add(connection);
            Begin(() => Serve(connection));
        }
    }

    private void Serve(Socket connection)
    {
        var reader = new HttpReader(connection);
        var sentAt = 0L;
        while (reader.Read())
        {
            if (reader.Target.EndsWith("/next", StringComparison.Ordinal))
            {
                AskedAt = AskedAt == 0 ? Stopwatch.GetTimestamp() : AskedAt;
                var payload = events.Take();
                ArraySegment<byte>[] answer = [Head(payload.Length), payload];
                sentAt = Stopwatch.GetTimestamp();
                connection.Send(answer);
                continue;
            }

            answers.Add(new(Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(sentAt), reader.Target.EndsWith("/response", StringComparison.Ordinal), reader.Body));
            connection.Send("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":\"OK\"}"u8);
        }
    }

    private static byte[] Head(int length) => Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + $"Lambda-Runtime-Aws-Request-Id: {Guid.NewGuid()}\r\n"
        + string.Create(CultureInfo.InvariantCulture, $"Lambda-Runtime-Deadline-Ms: {(TimeProvider.System.GetUtcNow() + Patience).ToUnixTimeMilliseconds()}\r\n")
        + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:benchmark\r\n"
        + "Lambda-Runtime-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0\r\n"
        + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n"));
}

/// <summary>An event that was answered.</summary>
/// <param name="At">When the answer was read, in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="Took">From the event to the answer.</param>
/// <param name="Succeeded">Whether it is a response, and no error.</param>
/// <param name="Body">The answer.</param>
internal sealed record Answered(long At, TimeSpan Took, bool Succeeded, byte[] Body);
