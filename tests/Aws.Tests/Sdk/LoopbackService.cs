using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Aws.Tests.Sdk;

/// <summary>An AWS service on this machine that answers what the test says, call by call; the last answer repeats.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ServiceAnswer> answers;

    private LoopbackService(IEnumerable<ServiceAnswer> answers)
    {
        this.answers = new(answers);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public ConcurrentQueue<ServiceCall> Calls { get; } = new();

    public string Url => app.Urls.Single();

    public static async Task<LoopbackService> StartAsync(params ServiceAnswer[] answers)
    {
        var service = new LoopbackService(answers);
        await service.app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Calls.Enqueue(new(http.Request.Method, http.Request.Path.Value!, headers, await reader.ReadToEndAsync(http.RequestAborted)));
        var answer = answers.Count > 1 && answers.TryDequeue(out var next) ? next : answers.First();
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }
}
