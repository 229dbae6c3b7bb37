using System.Collections.Concurrent;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console.SigV4;
using Guance.Serverless.Sandbox.Startup;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>
/// The AWS endpoint for all functions and clients. It passes requests to moto one at a time: moto answers on several threads
/// without locks, and rolls a failed transaction back by restoring a copy of the table, which would lose concurrent writes. It
/// also wakes up those who poll moto, logs which function called what, remembers the credentials that STS issued, and keeps the
/// trace headers that moto's SQS drops.
/// </summary>
internal sealed class MotoGateway : IAsyncDisposable
{
    private const string Table = "DynamoDB_";

    /// <summary>Beginnings of operations on the table that write nothing.</summary>
    private static readonly string[] Reads = ["Get", "BatchGet", "TransactGet", "Query", "Scan", "Describe", "List"];

    /// <summary>Beginnings of operations on queues after which no queue has more messages.</summary>
    private static readonly string[] WithoutMessages = ["Get", "List", "Receive", "DeleteMessage", "ChangeMessage"];

    private readonly HttpClient moto;
    private AwsCall? direct;
    private readonly CallLog calls;
    private readonly WebApplication app;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentBag<Pulse> ofTable = [];
    private readonly ConcurrentBag<Pulse> ofQueues = [];

    private MotoGateway(CallLog calls)
    {
        this.calls = calls;
        moto = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        app = LoopbackApp.Create();
        app.Run(HandleAsync);
    }

    public Uri Address => app.Address();

    /// <summary>The moto that requests are passed to from now on. Those who listened to the one before hear no more.</summary>
    public Uri Target
    {
        get => field ?? throw new InvalidOperationException("No moto has been started.");
        set
        {
            field = value;
            ofTable.Clear();
            ofQueues.Clear();
            direct?.Dispose();
            direct = new(value);
        }
    }

    public IssuedCredentials Issued { get; } = new();

    public static async Task<MotoGateway> StartAsync(CallLog calls, CancellationToken stop)
    {
        var gateway = new MotoGateway(calls);
        await gateway.app.StartAsync(stop);
        return gateway;
    }

    /// <summary>A pulse that beats after every request that may have written a row.</summary>
    public Pulse ListenToTable() => Listen(ofTable);

    /// <summary>A pulse that beats after every request that may have brought a message to a queue.</summary>
    public Pulse ListenToQueues() => Listen(ofQueues);

    /// <summary>Makes several calls as one: nobody else's request comes between them.</summary>
    public async Task<T> AloneAsync<T>(Func<AwsCall, Task<T>> calls, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            return await calls(direct!);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        moto.Dispose();
        direct?.Dispose();
        turn.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var operation = target.Split('.')[^1];
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (AuthorizationHeader.Parse(context.Request.Headers.Authorization.ToString()) is { } caller)
        {
            calls.Add(caller.AccessKeyId, () => IamCalls.Read(caller.Scope.Service, target, body.ToArray()));
        }

        // A long poll would make everyone wait; it only reads.
        var alone = operation != "ReceiveMessage";
        if (alone)
        {
            await turn.WaitAsync(context.RequestAborted);
        }

        try
        {
            await ForwardAsync(context, SentMessages.WithTrace(target, context.Request.Headers["X-Amzn-Trace-Id"].ToString(), body.ToArray()));
        }
        finally
        {
            if (alone)
            {
                turn.Release();
            }
        }

        var (without, listeners) = target.StartsWith(Table, StringComparison.Ordinal) ? (Reads, ofTable) : (WithoutMessages, ofQueues);
        if (!without.Any(read => operation.StartsWith(read, StringComparison.Ordinal)))
        {
            foreach (var listener in listeners)
            {
                listener.Beat();
            }
        }
    }

    private static Pulse Listen(ConcurrentBag<Pulse> listeners)
    {
        var pulse = new Pulse();
        listeners.Add(pulse);
        return pulse;
    }

    private async Task ForwardAsync(HttpContext context, byte[] body)
    {
        var target = new Uri(Target, context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        using var request = new HttpRequestMessage(new(context.Request.Method), target) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in context.Request.Headers)
        {
            // moto builds queue URLs from the Host header: they must lead here, not around us.
            if (name != "Content-Length" && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        // Once begun, a write is finished even if the caller has gone.
        using var response = await moto.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
        Issued.Note(body, await response.Content.ReadAsByteArrayAsync(CancellationToken.None));
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (name is not ("Connection" or "Transfer-Encoding" or "Server" or "Date"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
