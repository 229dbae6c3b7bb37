using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Permissions;

/// <summary>
/// IAM's answer to a request for the table, from the statements of one role. A request is allowed where one statement alone allows
/// it with all its keys. Source: IAM User Guide, "Policy evaluation logic" and "Multivalued context keys".
/// </summary>
internal sealed class RolePolicy(string table, IReadOnlyList<JsonNode> statements)
{
    public static RolePolicy Of(Template template, string function) => new(
        $"${{{template.Of("AWS::DynamoDB::Table").Single().Id}.Arn}}",
        [.. PolicyLines.StatementsOf(template, template.Of("AWS::Lambda::Function").Single(other => PolicyLines.NameOf(other) == function))]);

    /// <param name="action">Such as <c>dynamodb:PutItem</c>.</param>
    /// <param name="place"><c>table</c>, or <c>index/</c> and its name.</param>
    /// <param name="leadingKeys">Partition keys of the request.</param>
    public bool Allows(string action, string place, IReadOnlyList<string> leadingKeys)
    {
        Assert.DoesNotContain(statements, statement => Template.Text(statement["Effect"]) != "Allow");
        return statements.Any(statement =>
            Template.Texts(statement["Action"]).Contains(action)
            && Template.Texts(statement["Resource"]).Contains(place == "table" ? table : $"{table}/{place}")
            && Holds(statement["Condition"]!.AsObject(), leadingKeys));
    }

    private static bool Holds(JsonObject conditions, IReadOnlyList<string> keys) => conditions.All(condition =>
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
