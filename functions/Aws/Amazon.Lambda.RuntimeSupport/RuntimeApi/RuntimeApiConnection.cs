using System.Net;
using Amazon.Lambda.RuntimeSupport.Invocations;

namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>Lambda's Runtime API, version 2018-06-01. Every call blocks until it is answered.</summary>
internal sealed class RuntimeApiConnection : IDisposable
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    /// <summary>Lambda counts by it which runtimes are used, and by whom.</summary>
    private static readonly string UserAgent = $"aws-lambda-dotnet/{Environment.Version}";

    private readonly HttpMessageInvoker http;
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
    public InvocationRequest Next(CancellationToken stop)
    {
        using var request = Request(HttpMethod.Get, next);
        using var response = http.Send(request, stop);
        response.EnsureSuccessStatusCode();
        return reader.Read(response);
    }

    /// <exception cref="ResponseRefusedException">The caller is still to be told that the invocation failed.</exception>
    public void Respond(string id, Stream output)
    {
        using var content = OutputContent.Of(output);
        using var request = Post($"invocation/{id}/response", content);
        if (Send(request, CancellationToken.None) == HttpStatusCode.RequestEntityTooLarge)
        {
            throw new ResponseRefusedException($"Lambda refused the response as too large: {content.Headers.ContentLength} bytes.");
        }
    }

    public void ReportError(string id, Exception exception)
    {
        using var request = Error($"invocation/{id}/error", ErrorReport.TypeName(exception), exception);
        Send(request, CancellationToken.None);
    }

    public void ReportInitializationError(Exception exception, CancellationToken stop)
    {
        using var request = Error("init/error", $"Runtime.{ErrorReport.TypeName(exception)}", exception);
        Send(request, stop);
    }

    public void Dispose()
    {
        if (ownsHttp)
        {
            http.Dispose();
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return request;
    }

    /// <summary>
    /// A 4xx speaks of one invocation only, such as one that has timed out meanwhile; a 5xx means that the process is to end.
    /// </summary>
    private HttpStatusCode Send(HttpRequestMessage request, CancellationToken stop)
    {
        using var response = http.Send(request, stop);
        // Read to its end, the connection serves the next call.
        response.Content.CopyTo(Stream.Null, null, stop);
        if ((int)response.StatusCode >= 500)
        {
            response.EnsureSuccessStatusCode();
        }

        return response.StatusCode;
    }

    private HttpRequestMessage Error(string path, string type, Exception exception)
    {
        var content = new ReadOnlyMemoryContent(ErrorReport.Json(exception));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/vnd.aws.lambda.error+json");
        var request = Post(path, content);
        request.Headers.TryAddWithoutValidation(ErrorTypeHeader, type);
        return request;
    }

    private HttpRequestMessage Post(string path, HttpContent content)
    {
        var request = Request(HttpMethod.Post, new(runtime + path));
        request.Content = content;
        return request;
    }
}
