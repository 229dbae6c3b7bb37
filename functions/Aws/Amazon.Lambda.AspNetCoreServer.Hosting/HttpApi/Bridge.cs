using Amazon.Lambda.RuntimeSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Turns each event into a request of the application, and its response into what the HTTP API takes.</summary>
internal sealed class Bridge(HostedApplication application, ILogger logger)
{
    /// <summary>As with any web server, they serve one request after another: an application may not keep them.</summary>
    private readonly HeaderDictionary requestHeaders = new(24), responseHeaders = new(8);
    private readonly ResponseBody body = new();
    private readonly ResponseJson json = new();

    public async Task<InvocationResponse> HandleAsync(InvocationRequest invocation)
    {
        using var request = EventReader.Read(EventBytes.Of(invocation.InputStream), Emptied(requestHeaders));
        request.Abort = new(invocation.LambdaContext);
        var response = new ResponseFeatures(body.Begin(), Emptied(responseHeaders));
        application.Begin(request, response, invocation.LambdaContext);
        var failure = await ProcessAsync(request, response);
        var output = json.Write(response, withBody: request.Method != "HEAD");
        await response.EndAsync(logger);
        application.End(failure);
        Emptied(requestHeaders);
        Emptied(responseHeaders);
        return new(output);
    }

    private static HeaderDictionary Emptied(HeaderDictionary headers)
    {
        headers.IsReadOnly = false;
        headers.Clear();
        return headers;
    }

    /// <summary>Nothing has been sent before the end, so every failure can still become a clean answer.</summary>
    private async Task<Exception?> ProcessAsync(RequestFeatures request, ResponseFeatures response)
    {
        try
        {
            await application.ProcessAsync();
            await response.StartAsync(CancellationToken.None);
            return null;
        }
        catch (OperationCanceledException e) when (request.Abort!.WasAborted)
        {
            logger.RequestAborted(request.RequestId);
            response.Fail(503);
            return e;
        }
#pragma warning disable CA1031 // As with any web server: whatever the application throws is answered with a 500.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.RequestFailed(request.RequestId, e);
            response.Fail(500);
            return e;
        }
    }
}
