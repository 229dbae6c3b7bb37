using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Infra.Functions;

/// <summary>
/// What each function does to the table, by partition key. An operation inside a transaction counts as itself. A test holds this
/// against the calls that the functions are seen to make.
/// </summary>
internal static class TablePermissions
{
    public static IEnumerable<PolicyStatement> OfRegistration(ITable table) =>
    [
        TableAccess.ToItems(table, "ACCOUNT#", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"),
        TableAccess.ToItems(table, "ALIAS#", "ConditionCheckItem", "GetItem", "PutItem"),
        TableAccess.ToItems(table, "CLAIM#", "GetItem", "PutItem", "UpdateItem"),
        TableAccess.ToItems(table, SettlementTable.OutboxPrefix, "GetItem", "PutItem"),
        TableAccess.ToItems(table, "RATE#", "UpdateItem"),
        TableAccess.ToItems(table, "WEBKEYS", "PutItem", "Query"),
        TableAccess.ToItems(table, "WORKSPACE#", "BatchGetItem", "PutItem"),
        TableAccess.ToIndex(table, SettlementTable.OwnerIndex, "OWNER#", "Query"),
    ];

    public static IEnumerable<PolicyStatement> OfSubscriptions(ITable table) =>
    [
        TableAccess.ToItems(table, "ACCOUNT#", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"),
        TableAccess.ToItems(table, "AGREEMENT#", "BatchGetItem", "ConditionCheckItem", "GetItem", "PutItem"),
        TableAccess.ToItems(table, "ALIAS#", "ConditionCheckItem", "GetItem", "PutItem", "UpdateItem"),
        TableAccess.ToItems(table, "ENDING", "DeleteItem", "PutItem"),
        TableAccess.ToItems(table, "NOTICE#", "GetItem", "PutItem"),
        TableAccess.ToItems(table, SettlementTable.OutboxPrefix, "PutItem"),
        TableAccess.ToItems(table, "WORKSPACE#", "BatchGetItem", "PutItem"),
    ];

    public static IEnumerable<PolicyStatement> OfOutbox(ITable table) =>
    [
        TableAccess.ToItems(table, "ENDING", "Query"),
        TableAccess.ToItems(table, SettlementTable.OutboxPrefix, "Query", "UpdateItem"),
        TableAccess.ToItems(table, "SWEEP", "GetItem", "PutItem"),
    ];
}
