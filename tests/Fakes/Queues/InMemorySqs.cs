using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Queues;

/// <summary>SQS as far as functions call it themselves; Lambda's polling is not theirs.</summary>
internal sealed class InMemorySqs(IReadOnlyCollection<InMemoryQueue> queues) : FakeService
{
    public override string Service => "SQS";

    public override string Operation(HttpRequestMessage request) => Target(request);

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        var asked = JsonNode.Parse(body)!;
        var name = asked["QueueUrl"]!.GetValue<string>().Split('/')[^1];
        return Task.FromResult(queues.SingleOrDefault(queue => queue.Name == name) is { } queue
            ? Answer(queue, operation, asked, TraceOf(request))
            : Refuse("com.amazonaws.sqs#QueueDoesNotExist", $"There is no queue {name}."));
    }

    /// <summary>SQS keeps the trace header of the request with the message that it sends.</summary>
    private static string? TraceOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues("x-amzn-trace-id", out var values) ? values.Single() : null;

    private static HttpResponseMessage Answer(InMemoryQueue queue, string operation, JsonNode asked, string? trace)
    {
        switch (operation)
        {
            case "SendMessage":
                var body = asked["MessageBody"]!.GetValue<string>();
                var id = queue.Send(body, Seconds(asked["DelaySeconds"]), trace);
                return Answer(new JsonObject { ["MessageId"] = id, ["MD5OfMessageBody"] = Md5(body) });
            case "ChangeMessageVisibility":
                queue.ChangeVisibility(asked["ReceiptHandle"]!.GetValue<string>(), Seconds(asked["VisibilityTimeout"]));
                return Answer(new JsonObject());
            default:
                return Refuse("com.amazonaws.sqs#UnsupportedOperation", operation);
        }
    }

    private static TimeSpan Seconds(JsonNode? number) => TimeSpan.FromSeconds(number?.GetValue<int>() ?? 0);

#pragma warning disable CA5351 // SQS's own check sum, which its client compares; nothing is protected by it.
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
