using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;

namespace Guance.Serverless.Infra.Storage;

/// <summary>
/// Statements that allow operations on items whose partition key is, or begins in, a certain way. An operation has one statement
/// with all its keys: AWS's pages do not say whether a transaction is checked item by item or with the keys of all its items at
/// once, and a statement for each key would allow no transaction of two keys in the second case. Source: DynamoDB Developer Guide,
/// "Using IAM policy conditions for fine-grained access control" and "Using IAM with DynamoDB transactions".
/// </summary>
internal static class TableAccess
{
    /// <param name="table">The table.</param>
    /// <param name="operations">
    /// DynamoDB's operations, such as GetItem, by partition key; a key with "#" at its end stands for all keys that begin so.
    /// </param>
    public static IEnumerable<PolicyStatement> ToItems(ITable table, Dictionary<string, string[]> operations) =>
        Allow(table.TableArn, operations);

    public static IEnumerable<PolicyStatement> ToIndex(ITable table, string index, Dictionary<string, string[]> operations) =>
        Allow($"{table.TableArn}/index/{index}", operations);

    private static IEnumerable<PolicyStatement> Allow(string resource, Dictionary<string, string[]> operations) =>
        from pair in operations
        from operation in pair.Value
        group pair.Key by operation into keys
        orderby keys.Key
        select Allow(resource, keys.Key, [.. keys]);

    private static PolicyStatement Allow(string resource, string operation, IReadOnlyList<string> keys) => new(new PolicyStatementProps
    {
        Actions = [$"dynamodb:{operation}"],
        Resources = [resource],
        Conditions = new Dictionary<string, object>
        {
            ["ForAllValues:StringLike"] = new Dictionary<string, object>
            {
                ["dynamodb:LeadingKeys"] = keys.Select(key => key.EndsWith('#') ? key + "*" : key).ToArray(),
            },
            // "For all values" is also true of none at all.
            ["Null"] = new Dictionary<string, object> { ["dynamodb:LeadingKeys"] = "false" },
        },
    });
}
