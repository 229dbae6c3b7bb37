using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Storage.Rows;

/// <summary>A cloud account without its subscriptions, which are separate rows.</summary>
internal static class AccountRow
{
    public const string Version = "version";

    public static Item Write(CloudAccount account, long version)
    {
        var item = Keys.Account(account.Id).ToItem()
            .With("openedAt", account.OpenedAt)
            .With("status", account.Status.ToString()) // for people who look at the table; never read back
            .With("product", account.Product?.Value)
            .With("awsAccount", account.AwsAccount?.ToString())
            .With("owner", account.Owner?.Value)
            .With("email", account.Contact?.Email)
            .With("language", account.Contact?.Language.ToString())
            .With("teardownSince", account.TeardownSince)
            .With("revertedCount", account.RevertedCount)
            .With("deletedAt", account.DeletedAt)
            .With("mergedInto", account.MergedInto?.ToString())
            .With(Version, version)
            .Expiring(ExpiresAt(account));

        // A merged account is no longer listed for its owner; its id only leads to the other account.
        return account is { Owner: { } owner, MergedInto: null }
            ? item.With(SettlementTable.OwnerIndexPartitionKey, Keys.Owner(owner))
                .With(SettlementTable.OwnerIndexSortKey, account.Id.ToString())
            : item;
    }

    public static CloudAccount Read(Item item, IEnumerable<Subscription> subscriptions) => new()
    {
        Id = Id(item),
        OpenedAt = item.Time("openedAt"),
        Product = item.TextOrNull("product") is { } product ? new ProductCode(product) : null,
        AwsAccount = item.TextOrNull("awsAccount") is { } awsAccount ? AwsAccountId.Parse(awsAccount) : null,
        Owner = item.TextOrNull("owner") is { } owner ? new Username(owner) : null,
        Contact = item.TextOrNull("email") is { } email ? new Contact(email, Enum.Parse<Language>(item.Text("language"))) : null,
        Subscriptions = [.. subscriptions],
        TeardownSince = item.TimeOrNull("teardownSince"),
        RevertedCount = (int)item.Number("revertedCount"),
        DeletedAt = item.TimeOrNull("deletedAt"),
        MergedInto = item.TextOrNull("mergedInto") is { } into ? CloudAccountId.Parse(into) : null,
        Version = item.Number(Version),
    };

    public static CloudAccountId Id(Item item)
    {
        var partition = item.Text(SettlementTable.PartitionKey);
        return CloudAccountId.Parse(partition[(partition.IndexOf('#', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>
    /// A tombstone is kept as long as its history. A merged account does not expire: agreements still lead to it.
    /// </summary>
    public static DateTimeOffset? ExpiresAt(CloudAccount account) =>
        account.MergedInto is null ? account.DeletedAt + HistoryEntry.Kept : null;
}

/// <summary>A subscription of a cloud account; it is only written together with the account, whose version guards it.</summary>
internal static class SubscriptionRow
{
    public static Item Write(CloudAccount account, Subscription subscription) => Keys.Subscription(account.Id, subscription.Id).ToItem()
        .With("status", subscription.Status.ToString())
        .With("statusSetAt", subscription.StatusSetAt)
        .With("agreement", subscription.Agreement?.Value)
        .Expiring(AccountRow.ExpiresAt(account));

    public static Subscription Read(Item item) =>
        new(SubscriptionId.Parse(item.Text(SettlementTable.SortKey)[Keys.SubscriptionPrefix.Length..]))
        {
            Status = Enum.Parse<SubscriptionStatus>(item.Text("status")),
            StatusSetAt = item.TimeOrNull("statusSetAt"),
            Agreement = item.TextOrNull("agreement") is { } agreement ? new AgreementId(agreement) : null,
        };
}

/// <summary>
/// An account whose buyer is leaving, or that has a work order. All are in one partition: the sweep reads it to find accounts
/// whose order was lost, and accounts that stay too long.
/// </summary>
internal static class WatchedRow
{
    public const string Since = "since";

    public static Item Write(CloudAccountId account, DateTimeOffset now) => Keys.Watched(account).ToItem().With(Since, now);
}

/// <summary>
/// An alias that points to a cloud account. It expires with the account, so that it never points to a missing one.
/// </summary>
internal static class AliasRow
{
    public const string Account = "account";

    public static Item Write(SubscriptionId alias, CloudAccountId account) =>
        Keys.Alias(alias).ToItem().With(Account, account.ToString());

    public static CloudAccountId Read(Item item) => CloudAccountId.Parse(item.Text(Account));
}
