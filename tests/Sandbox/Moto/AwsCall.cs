using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>
/// Calls the AWS services that have no client package here, over their wire protocols. moto reads the service from the
/// credential scope and does not check the signature, so none is computed.
/// </summary>
internal sealed class AwsCall(Uri endpoint) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = endpoint };

    /// <summary>An operation of a JSON 1.1 service.</summary>
    /// <param name="service">Name in the credential scope, such as <c>events</c>.</param>
    /// <param name="target">Value of X-Amz-Target, such as <c>AWSEvents.PutRule</c>.</param>
    /// <param name="input">The operation's input.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<JsonNode> JsonAsync(string service, string target, JsonObject input, CancellationToken stop)
    {
        using var content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.Add("X-Amz-Target", target);
        return JsonNode.Parse(await SendAsync(request, service, stop)) ?? new JsonObject();
    }

    /// <summary>An operation of a Query service.</summary>
    /// <returns>The answer's XML.</returns>
    public async Task<XElement> QueryAsync(string service, IReadOnlyDictionary<string, string> input, CancellationToken stop)
    {
        using var content = new FormUrlEncodedContent(input);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        return XElement.Parse(await SendAsync(request, service, stop));
    }

    public void Dispose() => client.Dispose();

    private async Task<string> SendAsync(HttpRequestMessage request, string service, CancellationToken stop)
    {
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={SandboxCredentials.AccessKeyId}/20260101/{SandboxCredentials.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await client.SendAsync(request, stop);
        var body = await response.Content.ReadAsStringAsync(stop);
        return response.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{service} answered {(int)response.StatusCode}: {body}");
    }
}
