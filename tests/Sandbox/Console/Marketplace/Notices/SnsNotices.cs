using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Notices;

/// <summary>The older contract's messages, as SNS carries them.</summary>
internal static class SnsNotices
{
    /// <summary>subscribe-success or subscribe-fail, its identifier with the leading space of AWS's own sample.</summary>
    public static Notice Subscribed(Subscription one)
    {
        var action = one.Status == SubscriptionStatus.Failed ? "subscribe-fail" : "subscribe-success";
        var body = Body(one, action, " " + one.CustomerIdentifier);
        body["offer-identifier"] = one.OfferId;
        body["isFreeTrialTermPresent"] = one.FreeTrial ? "true" : "false";
        return new Notice(action, one.Product.SubscriptionTopic, body);
    }

    public static Notice UnsubscribePending(Subscription one) => Plain(one, "unsubscribe-pending", one.Product.SubscriptionTopic);

    public static Notice UnsubscribeSuccess(Subscription one) => Plain(one, "unsubscribe-success", one.Product.SubscriptionTopic);

    public static Notice EntitlementUpdated(Subscription one) => Plain(one, "entitlement-updated", one.Product.EntitlementTopic);

    private static Notice Plain(Subscription one, string action, string topic) =>
        new(action, topic, Body(one, action, one.CustomerIdentifier));

    private static JsonObject Body(Subscription one, string action, string? customer) => new()
    {
        ["action"] = action,
        ["customer-identifier"] = customer,
        ["product-code"] = one.Product.Code,
    };
}
