using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The response while it is being made. It is sent in one piece at the end.</summary>
internal sealed class ResponseFeatures : IHttpResponseFeature, IHttpResponseBodyFeature
{
    private readonly ResponseBody body;
    private readonly HeaderDictionary ownHeaders;
    private Stack<(Func<object, Task> Callback, object State)>? starting;
    private Stack<(Func<object, Task> Callback, object State)>? completed;
    private Stream? stream;

    /// <param name="body">Begins anew with this response.</param>
    /// <param name="headers">An empty dictionary, which becomes the response's.</param>
    public ResponseFeatures(ResponseBody body, HeaderDictionary headers)
    {
        this.body = body;
        body.BeforeFlush = StartAsync;
        Headers = ownHeaders = headers;
    }

    public int StatusCode { get; set; } = 200;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; }

    /// <summary>Headers and status can no longer be changed by the application.</summary>
    public bool HasStarted { get; private set; }

    public Stream Body
    {
        get => Stream;
        set => stream = value;
    }

    public Stream Stream => stream ??= body.AsStream();

    public PipeWriter Writer => body;

    public ReadOnlySpan<byte> Bytes => body.Bytes;

    public void OnStarting(Func<object, Task> callback, object state)
    {
        if (HasStarted)
        {
            throw new InvalidOperationException("The response has started: OnStarting comes too late.");
        }

        (starting ??= new()).Push((callback, state));
    }

    public void OnCompleted(Func<object, Task> callback, object state) => (completed ??= new()).Push((callback, state));

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (HasStarted)
        {
            return;
        }

        while (starting is not null && starting.TryPop(out var next))
        {
            await next.Callback(next.State);
        }

        HasStarted = true;
        ownHeaders.IsReadOnly = true;
    }

    public Task CompleteAsync() => StartAsync();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    /// <summary>Every response is buffered: a function's answer is one JSON document.</summary>
    public void DisableBuffering()
    {
    }

    /// <summary>Forgets what the application has written and answers with a bare status.</summary>
    public void Fail(int statusCode)
    {
        HasStarted = true;
        starting = null;
        ownHeaders.IsReadOnly = false;
        Headers = ownHeaders;
        Headers.Clear();
        StatusCode = statusCode;
        body.Begin();
    }

    public async Task EndAsync(ILogger logger)
    {
        while (completed is not null && completed.TryPop(out var next))
        {
            try
            {
                await next.Callback(next.State);
            }
#pragma warning disable CA1031 // The response is complete; a callback that fails must not keep the others from running.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.CompletionFailed(e);
            }
        }
    }
}
