using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Functions;

/// <summary>
/// What each function may do to the table, by partition key; "#" at the end of a key stands for all keys with that prefix. An
/// operation inside a transaction needs its own permission. A test compares this with the calls that the functions make in the Sandbox.
/// </summary>
/// <remarks>
/// Each operation has one statement with all its keys. AWS does not document whether the items of a transaction are authorized one by
/// one or all together; with one statement per key, a transaction of two keys would be denied in the second case. Source: DynamoDB
/// Developer Guide, "Using IAM policy conditions for fine-grained access control" and "Using IAM with DynamoDB transactions".
/// </remarks>
internal static class TablePermissions
{
    public static IEnumerable<PolicyStatement> ForRegistration(ITable table) =>
    [
        .. AllowOnItems(table.TableArn, new()
        {
            ["ACCOUNT#"] = ["ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"],
            ["ALIAS#"] = ["ConditionCheckItem", "GetItem", "PutItem"],
            ["BILL#"] = ["Query"],
            ["CLAIM#"] = ["GetItem", "PutItem", "UpdateItem"],
            ["FINALUSAGE"] = ["PutItem"],
            ["METERED#"] = ["BatchGetItem", "Query"],
            [SettlementTable.OutboxPrefix] = ["GetItem", "PutItem"],
            ["ORDER#"] = ["GetItem", "PutItem"],
            ["PARTS#"] = ["GetItem", "PutItem", "Query"],
            ["RATE#"] = ["UpdateItem"],
            ["SELECTION#"] = ["GetItem", "PutItem"],
            ["WATCHED"] = ["PutItem"],
            ["WEBKEYS"] = ["PutItem", "Query"],
            ["WORKSPACE#"] = ["BatchGetItem", "PutItem"],
        }),
        .. AllowOnItems($"{table.TableArn}/index/{SettlementTable.OwnerIndex}", new() { ["OWNER#"] = ["Query"] }),
    ];

    public static IEnumerable<PolicyStatement> ForSubscriptions(ITable table) => AllowOnItems(table.TableArn, new()
    {
        ["ACCOUNT#"] = ["ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"],
        ["AGREEMENT#"] = ["BatchGetItem", "ConditionCheckItem", "GetItem", "PutItem"],
        ["ALIAS#"] = ["ConditionCheckItem", "GetItem", "PutItem"],
        ["FINALUSAGE"] = ["PutItem"],
        ["METER#"] = ["Query"],
        ["METERING"] = ["GetItem"],
        ["NOTICE#"] = ["GetItem", "PutItem"],
        ["ORDER#"] = ["GetItem", "PutItem"],
        [SettlementTable.OutboxPrefix] = ["PutItem"],
        ["PARTS#"] = ["GetItem", "PutItem", "Query"],
        ["REPLACEMENTS#"] = ["GetItem", "PutItem"],
        ["WAITING#"] = ["Query"],
        ["WATCHED"] = ["DeleteItem", "PutItem"],
        ["WORKSPACE#"] = ["BatchGetItem", "PutItem"],
    });

    public static IEnumerable<PolicyStatement> ForUsageIntake(ITable table) => AllowOnItems(table.TableArn, new()
    {
        ["ACCOUNT#"] = ["GetItem"],
        [SettlementTable.OutboxPrefix] = ["PutItem"],
        ["USAGE#"] = ["PutItem"],
        ["USAGEBATCH#"] = ["GetItem", "PutItem"],
        ["USAGEFENCE#"] = ["ConditionCheckItem", "GetItem"],
        ["USAGEID#"] = ["BatchGetItem", "DeleteItem", "PutItem"],
        ["WORKSPACE#"] = ["BatchGetItem"],
    });

    public static IEnumerable<PolicyStatement> ForMetering(ITable table) => AllowOnItems(table.TableArn, new()
    {
        ["ACCOUNT#"] = ["BatchGetItem", "GetItem"],
        ["BILL#"] = ["BatchGetItem", "GetItem", "PutItem"],
        ["FINALUSAGE"] = ["DeleteItem", "Query"],
        ["METER#"] = ["BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query"],
        ["METERED#"] = ["PutItem"],
        ["METERING"] = ["GetItem", "PutItem"],
        [SettlementTable.OutboxPrefix] = ["PutItem"],
        ["USAGE#"] = ["Query"],
        ["USAGEFENCE#"] = ["PutItem"],
        ["WAITING#"] = ["DeleteItem", "PutItem", "Query"],
    });

    public static IEnumerable<PolicyStatement> ForOutbox(ITable table) => AllowOnItems(table.TableArn, new()
    {
        [SettlementTable.OutboxPrefix] = ["Query", "UpdateItem"],
        ["SWEEP"] = ["GetItem", "PutItem"],
        ["WATCHED"] = ["Query"],
    });

    /// <param name="resourceArn">The table or one of its indexes.</param>
    /// <param name="operationsByKey">DynamoDB operations, such as GetItem, by partition key.</param>
    private static IEnumerable<PolicyStatement> AllowOnItems(string resourceArn, Dictionary<string, string[]> operationsByKey) =>
        from pair in operationsByKey
        from operation in pair.Value
        group pair.Key by operation into keys
        orderby keys.Key
        select AllowOperation(resourceArn, keys.Key, [.. keys]);

    private static PolicyStatement AllowOperation(string resourceArn, string operation, IReadOnlyList<string> keys) => new(new PolicyStatementProps
    {
        Actions = [$"dynamodb:{operation}"],
        Resources = [resourceArn],
        Conditions = new Dictionary<string, object>
        {
            ["ForAllValues:StringLike"] = new Dictionary<string, object>
            {
                ["dynamodb:LeadingKeys"] = keys.Select(key => key.EndsWith('#') ? key + "*" : key).ToArray(),
            },
            // ForAllValues also matches a request without any key, so a key is required as well.
            ["Null"] = new Dictionary<string, object> { ["dynamodb:LeadingKeys"] = "false" },
        },
    });
}
