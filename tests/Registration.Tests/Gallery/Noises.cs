using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>What a page lets be heard while it loads: on the console, errors, requests that fail or go elsewhere.</summary>
internal sealed class Noises : IDisposable
{
    private readonly IPage page;
    private readonly string home;
    private readonly ConcurrentQueue<string> heard = [];

    /// <param name="page">Listened to until disposed of.</param>
    /// <param name="home">Where everything has to come from.</param>
    public Noises(IPage page, string home)
    {
        (this.page, this.home) = (page, home);
        page.Console += HearConsole;
        page.PageError += HearError;
        page.Request += HearRequest;
        page.RequestFailed += HearFailure;
        page.Response += HearResponse;
    }

    public IReadOnlyCollection<string> Heard => heard;

    public void Dispose()
    {
        page.Console -= HearConsole;
        page.PageError -= HearError;
        page.Request -= HearRequest;
        page.RequestFailed -= HearFailure;
        page.Response -= HearResponse;
    }

    private void HearConsole(object? sender, IConsoleMessage message) => heard.Enqueue($"console {message.Type}: {message.Text}");

    private void HearError(object? sender, string error) => heard.Enqueue($"error: {error}");

    private void HearFailure(object? sender, IRequest request) => heard.Enqueue($"failed: {request.Url}: {request.Failure}");

    private void HearRequest(object? sender, IRequest request)
    {
        if (!request.Url.StartsWith(home + "/", StringComparison.Ordinal))
        {
            heard.Enqueue($"elsewhere: {request.Url}");
        }
    }

    private void HearResponse(object? sender, IResponse response)
    {
        if (!response.Ok)
        {
            heard.Enqueue($"{response.Status}: {response.Url}");
        }
    }
}
