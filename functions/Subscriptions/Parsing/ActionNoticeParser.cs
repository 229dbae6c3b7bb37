using System.Text.Json;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Subscriptions.Parsing;

/// <summary>Reads notices of the older contract: an action, the product, and the customer identifier.</summary>
internal static class ActionNoticeParser
{
    /// <param name="root">The notice, which contains neither an id nor a time.</param>
    /// <param name="id">Id of the message or SNS envelope that contained it.</param>
    /// <param name="time">Time of the message or SNS envelope that contained it.</param>
    public static ParsedMessage Read(JsonElement root, string id, DateTimeOffset time)
    {
        if (root.Name("action") is not { } action)
        {
            return new ParsedMessage.Unreadable("its action is no word");
        }

        var effect = Effect(action);
        ProductCode? product = root.IdOrNumber("product-code") is { } code ? new ProductCode(code) : null;
        SubscriptionId? subscription =
            product is { } known && SubscriptionId.TryParseCustomer(known, root.IdOrNumber("customer-identifier"), out var customer)
                ? customer
                : null;
        if (effect is not NoticeEffect.None && subscription is null)
        {
            return new ParsedMessage.Unreadable($"{action} lacks product-code or customer-identifier");
        }

        return new ParsedMessage.NoticeReceived(new Notice
        {
            Id = id,
            Name = action,
            Time = time,
            Effect = effect,
            Product = product,
            Subscription = subscription,
            Offer = root.IdOrNumber("offer-identifier"),
            FreeTrial = root.Boolean("isFreeTrialTermPresent"),
        });
    }

    private static NoticeEffect Effect(string action) => action switch
    {
        "subscribe-success" => NoticeEffect.SubscriptionActive,
        "subscribe-fail" => NoticeEffect.SubscriptionFailed,
        "unsubscribe-pending" => NoticeEffect.SubscriptionEnding,
        "unsubscribe-success" => NoticeEffect.SubscriptionEnded,
        _ => NoticeEffect.None,
    };
}
