namespace Guance.Serverless.Contracts;

/// <summary>
/// The schema of the one DynamoDB table, for the code that creates it (the CDK app, the Sandbox) and the code that reads it.
/// The table also needs a stream of new images, time to live on <see cref="ExpiresAt"/> and point-in-time recovery.
/// </summary>
public static class SettlementTable
{
    /// <summary>Name of the table; a deployment adds its own name as a prefix.</summary>
    public const string Name = "Settlement";

    /// <summary>Partition key, a string such as <c>ACCOUNT#01J…</c>.</summary>
    public const string PartitionKey = "PK";

    /// <summary>Sort key, a string such as <c>WORKSPACE#us1#wksp_…</c>.</summary>
    public const string SortKey = "SK";

    /// <summary>Time to live: seconds since 1970. DynamoDB removes late, so readers filter by it too.</summary>
    public const string ExpiresAt = "expiresAt";

    /// <summary>The index of cloud accounts by owner; it projects every attribute.</summary>
    public const string OwnerIndex = "GSI1";

    /// <summary>Partition key of <see cref="OwnerIndex"/>, a string such as <c>OWNER#alice</c>.</summary>
    public const string OwnerIndexPartitionKey = "GSI1PK";

    /// <summary>Sort key of <see cref="OwnerIndex"/>, the cloud account's id.</summary>
    public const string OwnerIndexSortKey = "GSI1SK";

    /// <summary>Partition keys of outbox items begin with this: the stream's filter selects inserts by it.</summary>
    public const string OutboxPrefix = "OUTBOX#";

    /// <summary>
    /// Number of partitions for the outbox items of one hour. Items not yet done are found hour by hour, without a scan and
    /// without an index, which every item would pay for. An item costs four write units and a partition takes 1,000 a second.
    /// </summary>
    public const int OutboxShards = 8;
}
