using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.KMS;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Infra.Storage;

/// <summary>The one table, in the shape that <see cref="SettlementTable"/> says.</summary>
internal static class SettlementTables
{
    /// <returns>
    /// The table that is used: our own, or one that was restored. Then our own is no longer in the template, and stays because it holds data.
    /// </returns>
    public static ITable Of(Construct scope, DeploymentSettings settings, Names names, IKey key) => settings.Table is { } restored
        ? Table.FromTableAttributes(scope, "RestoredTable", new TableAttributes
        {
            TableName = restored.Name,
            TableStreamArn = restored.Stream,
            EncryptionKey = key,
        })
        : Create(scope, names.Table, key, settings.Protection);

    private static Table Create(Construct scope, string name, IKey key, Protection protection)
    {
        var table = new Table(scope, "Table", new TableProps
        {
            TableName = name,
            PartitionKey = Text(SettlementTable.PartitionKey),
            SortKey = Text(SettlementTable.SortKey),
            TimeToLiveAttribute = SettlementTable.ExpiresAt,
            Stream = StreamViewType.NEW_IMAGE,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = TableEncryption.CUSTOMER_MANAGED,
            EncryptionKey = key,
            PointInTimeRecovery = true,
            DeletionProtection = protection.AgainstDeletion,
            RemovalPolicy = protection.OfData,
        });
        table.AddGlobalSecondaryIndex(new GlobalSecondaryIndexProps
        {
            IndexName = SettlementTable.OwnerIndex,
            PartitionKey = Text(SettlementTable.OwnerIndexPartitionKey),
            SortKey = Text(SettlementTable.OwnerIndexSortKey),
            ProjectionType = ProjectionType.ALL,
        });
        return table;
    }

    private static Amazon.CDK.AWS.DynamoDB.Attribute Text(string name) => new() { Name = name, Type = AttributeType.STRING };
}
