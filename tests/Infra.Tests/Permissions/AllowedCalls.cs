using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Permissions;

/// <summary>
/// The calls that the roles in the template allow, in the format of the approved list of calls that the functions make in the
/// Sandbox: one line for each function, action, resource and prefix of a partition key.
/// </summary>
internal static class AllowedCalls
{
    /// <summary>Calls of Lambda for the function's logs, traces and queue, not of the function's code.</summary>
    private static readonly string[] CallsOfLambda =
    [
        "logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords",
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
    ];

    private static readonly string[] Functions = [.. FunctionSettings.All.Select(function => function.Name)];

    public static IReadOnlyList<string> Of(Template template) =>
    [
        .. template.Of("AWS::Lambda::Function").SelectMany(function => OfFunction(template, function)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The statements of the function's role, after checking that it has no policies but its inline ones.</summary>
    public static IEnumerable<JsonNode> StatementsOf(Template template, Resource function)
    {
        var role = template.Find(function.Text("Role")[2..^5]);
        Assert.DoesNotContain(template.Of("AWS::IAM::Policy"), policy => Template.Texts(policy["Roles"]).Contains($"${{{role.Id}}}"));
        Assert.Null(role["ManagedPolicyArns"]);
        return role["Policies"]!.AsArray().SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()).OfType<JsonNode>();
    }

    /// <summary>The function's name, from that on AWS: guance-registration is Registration.</summary>
    public static string NameOf(Resource function) => Functions.Single(
        name => function.Text("FunctionName").EndsWith($"-{name}", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> OfFunction(Template template, Resource function) =>
        from statement in StatementsOf(template, function)
        from action in Template.Texts(statement["Action"]).Except(CallsOfLambda)
        from resource in Template.Texts(statement["Resource"])
        from key in Keys(statement)
        select $"{NameOf(function)} {action} {ResourceText(template, action, resource)}{key}".TrimEnd();

    /// <summary>The resource as the list names it; empty for the services whose resources the list leaves out.</summary>
    private static string ResourceText(Template template, string action, string resource) => action.Split(':')[0] switch
    {
        "dynamodb" => Table(template, resource),
        "sqs" => Queue(template, resource),
        "ssm" => resource[resource.IndexOf("parameter", StringComparison.Ordinal)..]["parameter".Length..],
        _ => "",
    };

    private static string Table(Template template, string resource)
    {
        var arn = $"${{{template.Of("AWS::DynamoDB::Table").Single().Id}.Arn}}";
        return resource == arn ? "table " : resource.Replace(arn + "/", "", StringComparison.Ordinal) + " ";
    }

    private static string Queue(Template template, string resource)
    {
        var name = template.Find(resource[2..^5]).Text("QueueName");
        return name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
    }

    private static IEnumerable<string> Keys(JsonNode statement)
    {
        if (statement["Condition"]?["ForAllValues:StringLike"]?["dynamodb:LeadingKeys"] is not { } keys)
        {
            return [""];
        }

        Assert.Equal("false", Template.Text(statement["Condition"]!["Null"]!["dynamodb:LeadingKeys"]));
        return Template.Texts(keys).Select(key => key.TrimEnd('*'));
    }
}
