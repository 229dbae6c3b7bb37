using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;

namespace Guance.Serverless.Infra.Storage;

/// <summary>
/// Statements that allow single operations on items whose partition key is, or begins in, a certain way. Source: DynamoDB
/// Developer Guide, "Using IAM policy conditions for fine-grained access control".
/// </summary>
internal static class TableAccess
{
    /// <param name="table">The table.</param>
    /// <param name="key">A partition key; with "#" at its end, the beginning of one.</param>
    /// <param name="operations">DynamoDB's, such as GetItem.</param>
    public static PolicyStatement ToItems(ITable table, string key, params string[] operations) =>
        Allow(table.TableArn, key, operations);

    public static PolicyStatement ToIndex(ITable table, string index, string key, params string[] operations) =>
        Allow($"{table.TableArn}/index/{index}", key, operations);

    private static PolicyStatement Allow(string resource, string key, string[] operations) => new(new PolicyStatementProps
    {
        Actions = [.. operations.Select(operation => $"dynamodb:{operation}")],
        Resources = [resource],
        Conditions = new Dictionary<string, object>
        {
            ["ForAllValues:StringLike"] = new Dictionary<string, object>
            {
                ["dynamodb:LeadingKeys"] = key.EndsWith('#') ? key + "*" : key,
            },
            // "For all values" is also true of none at all.
            ["Null"] = new Dictionary<string, object> { ["dynamodb:LeadingKeys"] = "false" },
        },
    });
}
