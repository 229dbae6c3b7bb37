using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>A subscription of a cloud account; it is only written together with the account, whose version guards it.</summary>
internal static class SubscriptionRow
{
    public static Item Write(CloudAccount account, Subscription subscription) => Keys.Subscription(account.Id, subscription.Id).ToItem()
        .With("status", subscription.Status.ToString())
        .With("heardAt", subscription.HeardAt)
        .With("agreement", subscription.Agreement?.Value)
        .Expiring(AccountRow.ExpiresAt(account));

    public static Subscription Read(Item item) =>
        new(SubscriptionId.Parse(item.Text(SettlementTable.SortKey)[Keys.SubscriptionPrefix.Length..]))
        {
            Status = Enum.Parse<SubscriptionStatus>(item.Text("status")),
            HeardAt = item.TimeOrNull("heardAt"),
            Agreement = item.TextOrNull("agreement") is { } agreement ? new AgreementId(agreement) : null,
        };
}
