using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Storage.Rows;

/// <summary>
/// A cloud account with its subscriptions: they change together, so that however many there are, a transaction writes one item. An
/// item of 400 KB has room for more than a thousand.
/// </summary>
internal static class AccountRow
{
    public const string Version = "version";

    public static Item Write(CloudAccount account, long version)
    {
        var item = Keys.Account(account.Id).ToItem()
            .With("openedAt", account.OpenedAt)
            .With("status", account.Status.ToString()) // for people who look at the table; never read back
            .With("awsAccount", account.AwsAccount?.ToString()) // likewise
            .With("product", account.Product?.Value)
            .With("owner", account.Owner?.Value)
            .With("email", account.Contact?.Email)
            .With("language", account.Contact?.Language.ToString())
            .With("teardownSince", account.TeardownSince)
            .With("revertedCount", account.RevertedCount)
            .With("unconfirmedSince", account.UnconfirmedSince)
            .With("meteringEndedAt", account.MeteringEndedAt)
            .With("deletedAt", account.DeletedAt)
            .With("mergedInto", account.MergedInto?.ToString())
            .With("merged", [.. account.Merged.Select(one => new Item().With("id", one.Id.ToString()).With("at", one.At))])
            .With("subscriptions", [.. account.Subscriptions.Select(SubscriptionMap.Write)])
            .With(Version, version)
            .Expiring(ExpiresAt(account));

        // A merged account is no longer listed for its owner; its id only leads to the other account.
        return account is { Owner: { } owner, MergedInto: null }
            ? item.With(SettlementTable.OwnerIndexPartitionKey, Keys.Owner(owner))
                .With(SettlementTable.OwnerIndexSortKey, account.Id.ToString())
            : item;
    }

    public static CloudAccount Read(Item item) => new()
    {
        Id = Id(item),
        OpenedAt = item.Time("openedAt"),
        Product = item.TextOrNull("product") is { } product ? new ProductCode(product) : null,
        Owner = item.TextOrNull("owner") is { } owner ? new Username(owner) : null,
        Contact = item.TextOrNull("email") is { } email ? new Contact(email, Enum.Parse<Language>(item.Text("language"))) : null,
        Subscriptions = [.. item.Maps("subscriptions").Select(SubscriptionMap.Read)],
        TeardownSince = item.TimeOrNull("teardownSince"),
        RevertedCount = (int)item.Number("revertedCount"),
        UnconfirmedSince = item.TimeOrNull("unconfirmedSince"),
        MeteringEndedAt = item.TimeOrNull("meteringEndedAt"),
        DeletedAt = item.TimeOrNull("deletedAt"),
        MergedInto = item.CloudAccountOrNull("mergedInto"),
        Merged = [.. item.Maps("merged").Select(one => new MergedAccount(CloudAccountId.Parse(one.Text("id")), one.Time("at")))],
        Version = item.Number(Version),
    };

    public static CloudAccountId Id(Item item)
    {
        var partition = item.Text(SettlementTable.PartitionKey);
        return CloudAccountId.Parse(partition[(partition.IndexOf('#', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>
    /// A tombstone is kept as long as its history. A merged account does not expire: agreements and aliases still lead to it.
    /// </summary>
    public static DateTimeOffset? ExpiresAt(CloudAccount account) =>
        account.MergedInto is null ? account.DeletedAt + HistoryEntry.Kept : null;
}

/// <summary>A subscription in the item of its cloud account.</summary>
internal static class SubscriptionMap
{
    public static Item Write(Subscription subscription) => new Item()
        .With("id", subscription.Id.ToString())
        .With("status", subscription.Status.ToString()) // for people who look at the table; never read back
        .With("notified", subscription.Notified)
        .With("activeSince", subscription.ActiveSince)
        .With("agreement", subscription.Agreement)
        .With("agreementEndedAt", subscription.AgreementEndedAt)
        .With("offer", subscription.Offer)
        .With("term", subscription.Term?.ToString())
        .With("acceptor", subscription.Acceptor)
        .With("joinedAt", subscription.JoinedAt)
        .With("resolvedAccount", subscription.ResolvedAccount?.ToString());

    public static Subscription Read(Item item) => new(SubscriptionId.Parse(item.Text("id")))
    {
        Notified = item.Fact("notified", Enum.Parse<SubscriptionStatus>),
        ActiveSince = item.TimeOrNull("activeSince"),
        Agreement = item.Fact("agreement", text => new AgreementId(text)),
        AgreementEndedAt = item.TimeOrNull("agreementEndedAt"),
        Offer = item.Fact("offer", text => text),
        Term = item.TextOrNull("term") is { } term ? AgreementTerm.Parse(term) : null,
        Acceptor = item.Fact("acceptor", AwsAccountId.Parse),
        JoinedAt = item.TimeOrNull("joinedAt"),
        ResolvedAccount = item.TextOrNull("resolvedAccount") is { } account ? AwsAccountId.Parse(account) : null,
    };
}

/// <summary>
/// An account that waits for AWS or is ending, or that has a work order. All are in one partition: the sweep reads it to find work
/// that is due or whose order was lost, and accounts that stay too long.
/// </summary>
internal static class WatchedRow
{
    public const string Since = "since";

    public const string Until = "until";

    public static Item Write(WatchedAccount watched, DateTimeOffset now) =>
        Keys.Watched(watched.Account).ToItem().With(Since, now).With(Until, watched.Until);
}

/// <summary>
/// An alias that points to a cloud account. It has no time to live: when its account does not exist any more, it counts as one
/// without an account.
/// </summary>
internal static class AliasRow
{
    public const string Account = "account";

    public static Item Write(AliasName alias, CloudAccountId account) =>
        Keys.Alias(alias).ToItem().With(Account, account.ToString());

    public static CloudAccountId Read(Item item) => CloudAccountId.Parse(item.Text(Account));
}
