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
        .. TableAccess.ToItems(table, new()
        {
            ["ACCOUNT#"] = ["ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"],
            ["ALIAS#"] = ["ConditionCheckItem", "GetItem", "PutItem"],
            ["CLAIM#"] = ["GetItem", "PutItem", "UpdateItem"],
            [SettlementTable.OutboxPrefix] = ["GetItem", "PutItem"],
            ["RATE#"] = ["UpdateItem"],
            ["WEBKEYS"] = ["PutItem", "Query"],
            ["WORKSPACE#"] = ["BatchGetItem", "PutItem"],
        }),
        .. TableAccess.ToIndex(table, SettlementTable.OwnerIndex, new() { ["OWNER#"] = ["Query"] }),
    ];

    public static IEnumerable<PolicyStatement> OfSubscriptions(ITable table) => TableAccess.ToItems(table, new()
    {
        ["ACCOUNT#"] = ["ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"],
        ["AGREEMENT#"] = ["BatchGetItem", "ConditionCheckItem", "GetItem", "PutItem"],
        ["ALIAS#"] = ["ConditionCheckItem", "GetItem", "PutItem", "UpdateItem"],
        ["NOTICE#"] = ["GetItem", "PutItem"],
        [SettlementTable.OutboxPrefix] = ["PutItem"],
        ["WATCHED"] = ["DeleteItem", "PutItem"],
        ["WORKSPACE#"] = ["BatchGetItem", "PutItem"],
    });

    public static IEnumerable<PolicyStatement> OfOutbox(ITable table) => TableAccess.ToItems(table, new()
    {
        [SettlementTable.OutboxPrefix] = ["Query", "UpdateItem"],
        ["SWEEP"] = ["GetItem", "PutItem"],
        ["WATCHED"] = ["Query"],
    });
}
