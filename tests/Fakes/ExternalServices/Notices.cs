using System.Globalization;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>Notices as AWS Marketplace sends them, as message bodies. The id is what AWS repeats them by.</summary>
internal static class Notices
{
    /// <summary>Newer contract: the subscription is active.</summary>
    public static string LicenceUpdated(SubscriptionSample buyer, string id, DateTimeOffset time) =>
        Licence("License Updated - Manufacturer", buyer, id, time);

    /// <summary>Newer contract: the last sign of the end.</summary>
    public static string LicenceDeprovisioned(SubscriptionSample buyer, string id, DateTimeOffset time) =>
        Licence("License Deprovisioned - Manufacturer", buyer, id, time);

    /// <summary>Newer contract: an agreement was made; with a previous one it renews or replaces that.</summary>
    public static string AgreementCreated(
        SubscriptionSample buyer, string id, DateTimeOffset time, string? previous = null, string intent = "NEW")
    {
        var agreement = new JsonObject { ["id"] = buyer.Agreement, ["intent"] = intent, ["status"] = "ACTIVE" };
        if (previous is not null)
        {
            agreement["previousAgreementId"] = previous;
        }

        return Event("Purchase Agreement Created - Proposer", buyer, id, time, new JsonObject { ["agreement"] = agreement });
    }

    /// <summary>Newer contract: the first sign of the end, or, as RENEWED or REPLACED, none.</summary>
    public static string AgreementEnded(SubscriptionSample buyer, string id, DateTimeOffset time, string status = "CANCELLED") => Event(
        "Purchase Agreement Ended - Proposer", buyer, id, time,
        new JsonObject { ["agreement"] = new JsonObject { ["id"] = buyer.Agreement, ["status"] = status } });

    /// <summary>Older contract: an action such as <c>subscribe-success</c>, in an SNS envelope.</summary>
    public static string Action(SubscriptionSample buyer, string action, string id, DateTimeOffset time) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = id,
        ["TopicArn"] = $"arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-{buyer.Product}",
        ["Message"] = new JsonObject
        {
            ["action"] = action,
            ["customer-identifier"] = buyer.CustomerIdentifier,
            ["product-code"] = buyer.Product,
        }.ToJsonString(),
        ["Timestamp"] = Write(time),
    }.ToJsonString();

    private static string Licence(string detailType, SubscriptionSample buyer, string id, DateTimeOffset time) => Event(
        detailType, buyer, id, time,
        new JsonObject
        {
            ["license"] = new JsonObject { ["arn"] = SubscriptionSample.LicenceArn(buyer.Licence!) },
            ["product"] = new JsonObject { ["code"] = buyer.Product },
            ["agreement"] = new JsonObject { ["id"] = buyer.Agreement },
        });

    private static string Event(string detailType, SubscriptionSample buyer, string id, DateTimeOffset time, JsonObject detail)
    {
        detail["acceptor"] = new JsonObject { ["accountId"] = buyer.AwsAccount };
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = detailType,
            ["source"] = "aws.agreement-marketplace",
            ["account"] = "111122223333",
            ["time"] = Write(time),
            ["region"] = "us-east-1",
            ["detail"] = detail,
        }.ToJsonString();
    }

    private static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
