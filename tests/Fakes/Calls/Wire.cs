using Amazon.Runtime;

namespace Guance.Serverless.Fakes.Calls;

/// <summary>What connects one process with one service, instead of a network.</summary>
internal sealed class Wire(CallGate gate, FunctionProcess process, FakeService service) : HttpClientFactory, IDisposable
{
    private readonly HttpClient client = new(new Handler(gate, process, service)) { Timeout = Timeout.InfiniteTimeSpan };

    public HttpClient Client => client;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => client.Dispose();

    private sealed class Handler(CallGate gate, FunctionProcess process, FakeService service) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            if (FunctionProcess.TraceId is { } trace)
            {
                // As the SDK does where Lambda's variables are, which one process has for all of us.
                request.Headers.TryAddWithoutValidation("x-amzn-trace-id", trace);
            }

            var operation = service.Operation(request);
            var answer = await gate.PassAsync(
                process, service.Service, operation, () => service.AnswerAsync(request, operation, body),
                fault => service.Refuse(fault, operation), cancellationToken);
            answer.RequestMessage = request;
            return answer;
        }
    }
}
