using System.Text.Json;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Subscriptions.Parsing;

/// <summary>Reads notices of the newer contract: EventBridge events about agreements and licences.</summary>
internal static class EventNoticeParser
{
    /// <summary>Only AWS itself can send events with this source.</summary>
    private const string Source = "aws.agreement-marketplace";

    /// <param name="root">The event with its envelope.</param>
    public static ParsedMessage Read(JsonElement root)
    {
        if (root.Name("detail-type") is not { } type || root.Id("id") is not { } id || root.Time("time") is not { } time)
        {
            return new ParsedMessage.Unreadable("its event lacks detail-type, id or time");
        }

        // AWS sends the same event to the proposer and to the manufacturer; the suffix names the recipient.
        var name = type.Split(" - ")[0];
        var detail = root.Object("detail") ?? default;
        var agreement = detail.Object("agreement") ?? default;
        var notice = new Notice
        {
            Id = id,
            Name = name,
            Time = time,
            Effect = root.Text("source") == Source ? Effect(name, agreement) : NoticeEffect.None,
            Product = Code(detail.Object("product")),
            AwsAccount = AwsAccountId.TryParse(detail.Object("acceptor")?.IdOrNumber("accountId"), out var account) ? account : null,
            Subscription = SubscriptionId.TryParseLicence(detail.Object("license")?.Id("arn"), out var licence) ? licence : null,
            Agreement = Agreement(agreement, "id"),
            PreviousAgreement = Previous(agreement),
            Intent = agreement.Id("intent"),
            Offer = detail.Object("offer")?.Id("id"),
            Term = agreement.Time("startTime") is { } starts ? AgreementTerm.Of(starts, agreement.Time("endTime")) : null,
        };
        return Missing(notice) is { } missing
            ? new ParsedMessage.Unreadable($"{name} lacks {missing}")
            : new ParsedMessage.NoticeReceived(notice);
    }

    private static NoticeEffect Effect(string name, JsonElement agreement) => name switch
    {
        "License Updated" => NoticeEffect.SubscriptionActive,
        "License Deprovisioned" => NoticeEffect.SubscriptionEnded,
        "Purchase Agreement Ended" => agreement.Text("status") switch
        {
            "RENEWED" => NoticeEffect.AgreementRenewed,
            "REPLACED" => NoticeEffect.AgreementReplaced,
            _ => NoticeEffect.AgreementEnded,
        },
        _ => NoticeEffect.None,
    };

    /// <summary>Name of a required field that is missing; null when the notice is complete.</summary>
    private static string? Missing(Notice notice) => notice.Effect switch
    {
        NoticeEffect.SubscriptionActive or NoticeEffect.SubscriptionEnded when notice.Subscription is null => "license.arn",
        NoticeEffect.AgreementEnded or NoticeEffect.AgreementRenewed or NoticeEffect.AgreementReplaced when notice.Agreement is null => "agreement.id",
        _ => null,
    };

    /// <summary>Null when an agreement names itself as its predecessor: that is no renewal.</summary>
    private static AgreementId? Previous(JsonElement agreement) =>
        Agreement(agreement, "previousAgreementId") is { } previous && previous != Agreement(agreement, "id") ? previous : null;

    private static ProductCode? Code(JsonElement? product) => product?.IdOrNumber("code") is { } code ? new ProductCode(code) : null;

    private static AgreementId? Agreement(JsonElement agreement, string name) =>
        agreement.Id(name) is { } id ? new AgreementId(id) : null;
}
