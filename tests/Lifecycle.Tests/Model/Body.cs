using System.Text.Json.Nodes;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Messages as AWS writes them into the queue: EventBridge events, bare or through SNS, and SNS notifications.</summary>
internal static class Body
{
    private static readonly string[] Arns =
    [
        "arn:aws:license-manager::294406891311:license:", "aws:license-manager::294406891311:license:", "",
    ];

    public static string Of(Message message) =>
        message.Customer is not null ? Envelope(message, Action(message))
        : message.Form % 7 == 6 ? Envelope(message, Event(message))
        : Event(message).ToJsonString();

    private static JsonObject Action(Message message) => new()
    {
        ["action"] = message.Name,
        ["customer-identifier"] = (message.Form % 2 == 0 ? "" : " ") + message.Customer,
        ["product-code"] = message.Product,
        ["offer-identifier"] = message.Offer,
        ["isFreeTrialTermPresent"] = message.FreeTrial is { } trial ? trial ? "true" : "false" : null,
        ["something-new"] = message.Form,
    };

    private static JsonObject Event(Message message) => new()
    {
        ["version"] = "0",
        ["id"] = message.Id,
        ["detail-type"] = message.Name + (message.Form % 2 == 0 || message.Licence is not null ? " - Manufacturer" : " - Proposer"),
        ["source"] = "aws.agreement-marketplace",
        ["account"] = "111122223333",
        ["time"] = Time(message.Time),
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray(),
        ["detail"] = Detail(message),
    };

    private static JsonObject Detail(Message message)
    {
        var detail = new JsonObject
        {
            ["agreement"] = message.Agreement is null ? null : new JsonObject
            {
                ["id"] = message.Agreement,
                ["intent"] = message.Intent,
                ["status"] = message.Status,
                ["previousAgreementId"] = message.PreviousAgreement,
                ["startTime"] = message.Ends is null ? null : Time(Message.Start),
                ["endTime"] = message.Ends is { } ends ? Time(ends) : null,
            },
            ["acceptor"] = new JsonObject { ["accountId"] = message.Acceptor },
            ["offer"] = message.Offer is null ? null : new JsonObject { ["id"] = message.Offer },
            ["resaleAuthorization"] = new JsonObject { ["id"] = null },
        };
        if (message.Licence is { } licence)
        {
            detail["license"] = new JsonObject { ["arn"] = Arns[message.Form % Arns.Length] + licence };
        }

        if (message.NamesProduct)
        {
            detail["product"] = new JsonObject { ["id"] = "prod-example000001", ["code"] = message.Product };
        }

        return detail;
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static string Envelope(Message message, JsonObject body) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = message.Id,
        ["TopicArn"] = $"arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-{message.Product}",
        ["Message"] = body.ToJsonString(),
        ["Timestamp"] = message.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
        ["SignatureVersion"] = "1",
    }.ToJsonString();
}
