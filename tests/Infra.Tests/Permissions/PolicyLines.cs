using System.Text.Json.Nodes;
using Guance.Serverless.Infra.Tests.Templates;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Tests.Permissions;

/// <summary>
/// What the template's roles allow the functions, in the words of the list of calls that the functions are seen to make: a line for
/// each function, action, resource and beginning of a partition key.
/// </summary>
internal static class PolicyLines
{
    /// <summary>What Lambda does on a function's behalf, for its logs, traces and queue: no call of the code.</summary>
    private static readonly string[] OfLambdaItself =
    [
        "logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords",
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
    ];

    private static readonly string[] Functions =
        [FunctionSettings.Registration.Name, FunctionSettings.Subscriptions.Name, FunctionSettings.Outbox.Name];

    public static IReadOnlyList<string> Of(Template template) =>
    [
        .. template.Of("AWS::Lambda::Function").SelectMany(function => OfFunction(template, function)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>All that a function's role allows: its own policies are the only ones.</summary>
    public static IEnumerable<JsonNode> StatementsOf(Template template, Resource function)
    {
        var role = template.Find(function.Text("Role")[2..^5]);
        Assert.DoesNotContain(template.Of("AWS::IAM::Policy"), policy => Template.Texts(policy["Roles"]).Contains($"${{{role.Id}}}"));
        Assert.Null(role["ManagedPolicyArns"]);
        return role["Policies"]!.AsArray().SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()).OfType<JsonNode>();
    }

    /// <summary>The project that the function is built from, by the name on AWS: guance-registration is Registration.</summary>
    public static string NameOf(Resource function) => Functions.Single(
        name => function.Text("FunctionName").EndsWith($"-{name}", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> OfFunction(Template template, Resource function) =>
        from statement in StatementsOf(template, function)
        from action in Template.Texts(statement["Action"]).Except(OfLambdaItself)
        from resource in Template.Texts(statement["Resource"])
        from key in Keys(statement)
        select $"{NameOf(function)} {action} {Place(template, action, resource)}{key}".TrimEnd();

    /// <summary>The resource as the list names it; nothing where an action has no resource, or a mail's own rules are the finer ones.</summary>
    private static string Place(Template template, string action, string resource) => action.Split(':')[0] switch
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
