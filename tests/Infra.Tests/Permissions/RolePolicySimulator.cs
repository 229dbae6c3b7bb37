using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Permissions;

/// <summary>
/// Decides like IAM whether a role allows a request to the table. One statement must allow the request with all its keys. Source: IAM User Guide, "Policy evaluation logic" and "Multivalued context keys".
/// </summary>
internal sealed class RolePolicySimulator(string table, IReadOnlyList<JsonNode> statements)
{
    public static RolePolicySimulator Of(Template template, string function) => new(
        $"${{{template.Of("AWS::DynamoDB::Table").Single().Id}.Arn}}",
        [.. AllowedCalls.StatementsOf(template, template.Of("AWS::Lambda::Function").Single(other => AllowedCalls.NameOf(other) == function))]);

    /// <param name="action">Such as <c>dynamodb:PutItem</c>.</param>
    /// <param name="resource"><c>table</c>, or <c>index/</c> and its name.</param>
    /// <param name="leadingKeys">The partition keys in the request.</param>
    public bool Allows(string action, string resource, IReadOnlyList<string> leadingKeys)
    {
        Assert.DoesNotContain(statements, statement => Template.Text(statement["Effect"]) != "Allow");
        return statements.Any(statement =>
            Template.Texts(statement["Action"]).Contains(action)
            && Template.Texts(statement["Resource"]).Contains(resource == "table" ? table : $"{table}/{resource}")
            && AreMet(statement["Condition"]!.AsObject(), leadingKeys));
    }

    private static bool AreMet(JsonObject conditions, IReadOnlyList<string> keys) => conditions.All(condition =>
    {
        var (name, value) = Assert.Single(condition.Value!.AsObject());
        Assert.Equal("dynamodb:LeadingKeys", name);
        return condition.Key switch
        {
            "ForAllValues:StringLike" => keys.All(key => Template.Texts(value).Any(pattern => IsLike(key, pattern))),
            "Null" => keys.Count == 0 == (Template.Text(value) == "true"),
            _ => throw new NotSupportedException(condition.Key),
        };
    });

    private static bool IsLike(string key, string pattern) =>
        Regex.IsMatch(key, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}
