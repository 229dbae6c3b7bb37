using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>Lambda's side of the Runtime API, on this machine: hands out events and takes what comes back.</summary>
internal sealed class LoopbackRuntimeApi : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<LoopbackEvent> events = Channel.CreateUnbounded<LoopbackEvent>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<FunctionResult>> answers = new();
    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int invocations;

    private LoopbackRuntimeApi()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string Endpoint => new Uri(app.Urls.Single()).Authority;

    /// <summary>Where an error of the initialization arrives.</summary>
    public Task<FunctionResult> InitializationError => Answer("init").Task;

    /// <summary>Ends when the function asks for an event that there is none of.</summary>
    public Task Waiting => waiting.Task;

    /// <summary>Each call so far: its connection, and by which runtime it was made.</summary>
    public ConcurrentQueue<(string Connection, string UserAgent)> Calls { get; } = new();

    /// <summary>What <c>invocation/next</c> answers from now on, if not 200.</summary>
    public int NextStatus { get; set; } = 200;

    /// <summary>Headers of the invocations from now on that most invocations lack.</summary>
    public IReadOnlyList<(string Name, string Value)> MoreHeaders { get; set; } = [];

    /// <summary>What a response and an error report are answered with.</summary>
    public Func<string, int> TakingStatus { get; set; } = _ => 202;

    public static async Task<LoopbackRuntimeApi> StartAsync()
    {
        var api = new LoopbackRuntimeApi();
        await api.app.StartAsync();
        return api;
    }

    /// <summary>Hands out an event and waits for the first word on it.</summary>
    public Task<FunctionResult> InvokeAsync(ReadOnlyMemory<byte> body, TimeSpan? timeLeft = null, string trace = "Root=1-2-3")
    {
        var id = $"invocation-{Interlocked.Increment(ref invocations)}";
        var answer = Answer(id);
        events.Writer.TryWrite(new(id, body, timeLeft ?? TimeSpan.FromMinutes(1), trace));
        return answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Calls.Enqueue((http.Connection.Id, http.Request.Headers.UserAgent.ToString()));
        var path = http.Request.Path.Value!["/2018-06-01/runtime/".Length..].Split('/');
        if (path is ["invocation", "next"])
        {
            await HandOutAsync(http);
            return;
        }

        var (id, kind) = path is ["init", "error"] ? ("init", "error") : (path[1], path[2]);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Response.StatusCode = TakingStatus(kind);
        if (http.Response.StatusCode < 400)
        {
            var type = http.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
            Answer(id).TrySetResult(new(kind, body.ToArray(), type));
        }
    }

    private async Task HandOutAsync(HttpContext http)
    {
        http.Response.StatusCode = NextStatus;
        if (NextStatus != 200)
        {
            return;
        }

        if (events.Reader.Count == 0)
        {
            waiting.TrySetResult();
        }

        var next = await events.Reader.ReadAsync(http.RequestAborted);
        var deadline = TimeProvider.System.GetUtcNow() + next.TimeLeft;
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = next.Id;
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = $"{deadline.ToUnixTimeMilliseconds()}";
        http.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:111122223333:function:test";
        http.Response.Headers["Lambda-Runtime-Trace-Id"] = next.Trace;
        foreach (var (name, value) in MoreHeaders)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.Body.WriteAsync(next.Body, http.RequestAborted);
    }

    private TaskCompletionSource<FunctionResult> Answer(string id) =>
        answers.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
