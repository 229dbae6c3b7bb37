using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.KMS;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Storage;

/// <summary>The DynamoDB table, with the keys and the index that <see cref="SettlementTable"/> names.</summary>
internal static class DynamoDbTable
{
    /// <summary>
    /// Creates the table, or imports the restored one that the settings name. In that case the original table is no longer in the
    /// template; CloudFormation keeps it, because its removal policy says so.
    /// </summary>
    public static ITable CreateOrImport(Construct scope, DeploymentSettings settings, ResourceNames names, IKey key) => settings.RestoredTable is { } restored
        ? Table.FromTableAttributes(scope, "RestoredTable", new TableAttributes
        {
            TableName = restored.Name,
            TableStreamArn = restored.StreamArn,
            EncryptionKey = key,
        })
        : Create(scope, names.Table, key, settings.Retention);

    private static Table Create(Construct scope, string name, IKey key, RetentionSettings retention)
    {
        var table = new Table(scope, "Table", new TableProps
        {
            TableName = name,
            PartitionKey = StringAttribute(SettlementTable.PartitionKey),
            SortKey = StringAttribute(SettlementTable.SortKey),
            TimeToLiveAttribute = SettlementTable.ExpiresAt,
            Stream = StreamViewType.NEW_IMAGE,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = TableEncryption.CUSTOMER_MANAGED,
            EncryptionKey = key,
            PointInTimeRecovery = true,
            DeletionProtection = retention.DeletionProtection,
            RemovalPolicy = retention.DataRemovalPolicy,
        });
        table.AddGlobalSecondaryIndex(new GlobalSecondaryIndexProps
        {
            IndexName = SettlementTable.OwnerIndex,
            PartitionKey = StringAttribute(SettlementTable.OwnerIndexPartitionKey),
            SortKey = StringAttribute(SettlementTable.OwnerIndexSortKey),
            ProjectionType = ProjectionType.ALL,
        });
        return table;
    }

    private static Amazon.CDK.AWS.DynamoDB.Attribute StringAttribute(string name) => new() { Name = name, Type = AttributeType.STRING };
}
