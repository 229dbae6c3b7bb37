using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>What must be true of an item for a transaction to go through.</summary>
/// <param name="Expression">In DynamoDB's language.</param>
/// <param name="Values">The values that the expression names.</param>
internal sealed record Condition(string Expression, Item Values)
{
    /// <summary>It does not exist, or only because DynamoDB has not come round to removing it.</summary>
    public static Condition Absent(DateTimeOffset now) => new(
        $"attribute_not_exists({SettlementTable.PartitionKey}) OR {SettlementTable.ExpiresAt} <= :now",
        new Item().With(":now", now.ToUnixTimeSeconds()));

    /// <summary>Nobody has written it since it was read; version 0 means that there was none.</summary>
    public static Condition Unchanged(long version, DateTimeOffset now) =>
        version == 0 ? Absent(now) : new("version = :version", new Item().With(":version", version));

    /// <summary>The alias leads to the account.</summary>
    public static Condition LeadsTo(CloudAccountId account) =>
        new($"{AliasRow.Account} = :account", new Item().With(":account", account.ToString()));
}
