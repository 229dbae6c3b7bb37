using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Guance.Serverless.Storage.Tests;

/// <summary>
/// Between the SDK and moto: lets one request through at a time, tells how many there were, and fails those that a test wants to fail.
/// </summary>
internal sealed class Wire(SemaphoreSlim turn) : HttpClientFactory
{
    private int requests;

    public int Requests => requests;

    /// <summary>Asked for each request (operation, body): an answer that it gives is given instead of moto's.</summary>
    public Func<string, string, HttpResponseMessage?>? Before { get; set; }

    /// <summary>Asked after each request that moto has answered: true loses the answer.</summary>
    public Func<string, string, bool>? Lose { get; set; }

    /// <param name="code">Name of DynamoDB's exception.</param>
    /// <param name="more">Further members of the answer, as JSON.</param>
    public static HttpResponseMessage Error(string code, string more = "") => new(HttpStatusCode.BadRequest)
    {
        Content = new StringContent(
            $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}"{{more}}}""", Encoding.UTF8, "application/x-amz-json-1.0"),
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this, turn));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Wire wire, SemaphoreSlim turn) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref wire.requests);
            var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            if (wire.Before?.Invoke(operation, body) is { } answer)
            {
                return answer;
            }

            await turn.WaitAsync(cancellationToken);
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                return wire.Lose?.Invoke(operation, body) is true ? throw new HttpRequestException("The answer was lost.") : response;
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
