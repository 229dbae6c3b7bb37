using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Console.SigV4;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Notices;

/// <summary>Sends notices the way AWS does: SNS Publish to the product's topic, or an event on the bus.</summary>
internal sealed class NoticeSender(ConsoleOptions options, TimeProvider time) : IDisposable
{
    private readonly HttpClient moto = new() { BaseAddress = options.Moto };
    private readonly RequestSigner signer = new(options.AccessKeyId, options.SecretAccessKey, time);

    /// <param name="happened">The time that the event carries; SNS stamps its own.</param>
    /// <exception cref="HttpRequestException">moto did not take the notice.</exception>
    public Task SendAsync(Notice notice, DateTimeOffset happened, CancellationToken cancellationToken) =>
        notice.Topic is null
            ? PutEventAsync(notice, happened, cancellationToken)
            : PublishAsync(notice, notice.Topic, cancellationToken);

    public void Dispose() => moto.Dispose();

    private async Task PublishAsync(Notice notice, string topic, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "Publish",
            ["Version"] = "2010-03-31",
            ["TopicArn"] = options.Topics[topic],
            ["Message"] = notice.Body.ToJsonString(),
        });
        await PostAsync("sns", form, target: null, cancellationToken);
    }

    private async Task PutEventAsync(Notice notice, DateTimeOffset happened, CancellationToken cancellationToken)
    {
        var entry = new JsonObject
        {
            ["EventBusName"] = options.Bus,
            ["Source"] = AgreementEvents.Source,
            ["DetailType"] = notice.Kind,
            ["Detail"] = notice.Body.ToJsonString(),
            ["Resources"] = new JsonArray([.. notice.Resources.Select(resource => JsonValue.Create(resource))]),
            ["Time"] = happened.ToUnixTimeSeconds(),
        };
        using var json = new StringContent(new JsonObject { ["Entries"] = new JsonArray(entry) }.ToJsonString(), Encoding.UTF8);
        json.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        var answer = JsonNode.Parse(await PostAsync("events", json, "AWSEvents.PutEvents", cancellationToken));
        if (answer?["FailedEntryCount"]?.GetValue<int>() is not 0)
        {
            throw new HttpRequestException($"The event bus refused the event: {answer?.ToJsonString()}");
        }
    }

    private async Task<string> PostAsync(string service, HttpContent content, string? target, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Moto) { Content = content };
        if (target is not null)
        {
            request.Headers.Add("x-amz-target", target);
        }

        await signer.SignAsync(request, service, cancellationToken);
        using var response = await moto.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? body
            : throw new HttpRequestException($"{service} answered {response.StatusCode}: {body}");
    }
}
