using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace Guance.Serverless.Hosting.Tests.Secrets;

/// <summary>SSM Parameter Store behind the real client: answers every call with the same bytes, or never.</summary>
internal sealed class FakeSsm : HttpClientFactory, IDisposable
{
    private readonly Handler handler;
    private TaskCompletionSource? hanging;

    public FakeSsm()
    {
        handler = new(this);
        Client = new(
            new BasicAWSCredentials("nobody", "nothing"),
            new AmazonSimpleSystemsManagementConfig { ServiceURL = "http://ssm.test", MaxErrorRetry = 0, HttpClientFactory = this });
    }

    public AmazonSimpleSystemsManagementClient Client { get; }

    /// <summary>Status and body; status 0 is a broken connection.</summary>
    public (int Status, string Body) Answer { get; set; }

    public int Calls { get; private set; }

    public static (int Status, string Body) Parameter(string value) =>
        (200, new JsonObject { ["Parameter"] = new JsonObject { ["Value"] = value } }.ToJsonString());

    public static (int Status, string Body) Raw(int status, string body) => (status, body);

    /// <summary>The next call is not answered; completes once it is made.</summary>
    public Task HangNext() => (hanging = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    private sealed class Handler(FakeSsm ssm) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ssm.Calls++;
            if (Interlocked.Exchange(ref ssm.hanging, null) is { } asked)
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return ssm.Answer.Status == 0
                ? throw new HttpRequestException("Connection refused")
                : new HttpResponseMessage((HttpStatusCode)ssm.Answer.Status) { Content = new StringContent(ssm.Answer.Body) };
        }
    }
}
