using System.Net;
using Amazon.Lambda.RuntimeSupport.Invocations;

namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>Lambda's Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApiConnection : IDisposable
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private readonly HttpClient http;
    private readonly bool ownsHttp;
    private readonly string runtime;
    private readonly Uri next;
    private readonly NextInvocation reader;

    public RuntimeApiConnection(HttpClient? httpClient, string? endpoint, TimeProvider time)
    {
        endpoint ??= Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
            ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this is not a Lambda environment.");
        ownsHttp = httpClient is null;
        http = httpClient ?? RuntimeApiHttp.Create();
        runtime = $"http://{endpoint}/2018-06-01/runtime/";
        next = new(runtime + "invocation/next");
        reader = new(FunctionFacts.FromEnvironment(), time);
    }

    /// <summary>Waits as long as it takes.</summary>
    /// <exception cref="HttpRequestException">There will be no further invocation.</exception>
    public async Task<InvocationRequest> NextAsync(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, next);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        response.EnsureSuccessStatusCode();
        return await reader.ReadAsync(response);
    }

    /// <exception cref="ResponseRefusedException">The caller is still to be told that the invocation failed.</exception>
    public async Task RespondAsync(string id, Stream output)
    {
        using var content = OutputContent.Of(output);
        using var request = Post($"invocation/{id}/response", content);
        using var response = await http.SendAsync(request);
        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
        {
            throw new ResponseRefusedException($"Lambda refused the response as too large: {content.Headers.ContentLength} bytes.");
        }

        GoOnUnlessBroken(response);
    }

    public async Task ReportErrorAsync(string id, Exception exception)
    {
        using var request = Error($"invocation/{id}/error", ErrorReport.TypeName(exception), exception);
        using var response = await http.SendAsync(request);
        GoOnUnlessBroken(response);
    }

    public async Task ReportInitializationErrorAsync(Exception exception, CancellationToken stop)
    {
        using var request = Error("init/error", $"Runtime.{ErrorReport.TypeName(exception)}", exception);
        using var response = await http.SendAsync(request, stop);
        GoOnUnlessBroken(response);
    }

    public void Dispose()
    {
        if (ownsHttp)
        {
            http.Dispose();
        }
    }

    /// <summary>
    /// A 4xx speaks of one invocation only, such as one that has timed out meanwhile; a 5xx means that the process is to end.
    /// </summary>
    private static void GoOnUnlessBroken(HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    private HttpRequestMessage Error(string path, string type, Exception exception)
    {
        var content = new ReadOnlyMemoryContent(ErrorReport.Json(exception));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/vnd.aws.lambda.error+json");
        var request = Post(path, content);
        request.Headers.TryAddWithoutValidation(ErrorTypeHeader, type);
        return request;
    }

    private HttpRequestMessage Post(string path, HttpContent content) => new(HttpMethod.Post, runtime + path) { Content = content };
}
