using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Tests.Lambda;

/// <summary>What the approved template tells the functions is what they need to know.</summary>
public sealed class DeployedSettingsTests : IDisposable
{
    private const string Page = """
        {"version":"2.0","routeKey":"$default","rawPath":"/aws/register","rawQueryString":"","headers":{"host":"resolved"},
         "requestContext":{"http":{"method":"GET","path":"/aws/register","protocol":"HTTP/1.1","sourceIp":"192.0.2.1"},"stage":"$default"},
         "isBase64Encoded":false}
        """;

    private readonly string logs = Directory.CreateTempSubdirectory("sandbox-tests-").FullName;

    public void Dispose() => Directory.Delete(logs, recursive: true);

    [Theory]
    [InlineData("Registration", Page)]
    [InlineData("Subscriptions", """{"Records":[]}""")]
    [InlineData("Outbox", """{"Records":[]}""")]
    [InlineData("UsageIntake", """{"Records":[]}""")]
    public async Task A_function_works_with_the_variables_that_it_is_deployed_with(string name, string request)
    {
        var program = FunctionPrograms.JustInTime(FunctionSettings.All.Single(function => function.Name == name), VariablesOf(name));
        await using var function = new LambdaFunction(program, concurrency: 1, new ProcessLog(Path.Combine(logs, "function.log")));

        var answer = Assert.IsType<InvocationResult.Succeeded>(await function.InvokeAsync(Encoding.UTF8.GetBytes(request)));

        var json = JsonNode.Parse(answer.Payload.Span)!;
        Assert.Equal(name == "Registration" ? "200" : "[]", (json["statusCode"] ?? json["batchItemFailures"])!.ToJsonString());
    }

    /// <summary>It starts, and finds no table.</summary>
    [Fact]
    public async Task Metering_starts_with_the_variables_that_it_is_deployed_with()
    {
        var program = FunctionPrograms.JustInTime(FunctionSettings.Metering, VariablesOf("Metering"));
        await using var function = new LambdaFunction(program, concurrency: 1, new ProcessLog(Path.Combine(logs, "function.log")));
        var failed = Assert.IsType<InvocationResult.Failed>(await function.InvokeAsync("{}"u8.ToArray()));
        Assert.DoesNotContain("SettingException", failed.ErrorType + failed.Details, StringComparison.Ordinal);
    }

    /// <summary>A function calls its table while it starts; here nobody answers.</summary>
    internal static Dictionary<string, string> UnreachableAws() => new()
    {
        ["AWS_REGION"] = "us-west-2",
        ["AWS_ACCESS_KEY_ID"] = "nobody",
        ["AWS_SECRET_ACCESS_KEY"] = "nothing",
        ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1",
    };

    /// <summary>As in the template, with an address where it refers to another resource; AWS is nowhere.</summary>
    private static Dictionary<string, string> VariablesOf(string function)
    {
        var template = Path.Combine(Repository.Root, "tests", "Infra.Tests", "Approved", "Settlement.clone.json");
        var variables = JsonNode.Parse(File.ReadAllText(template))!["Resources"]!.AsObject()
            .Select(resource => resource.Value!["Properties"])
            .Single(resource => resource?["FunctionName"]?.ToString().EndsWith($"-{function}", StringComparison.OrdinalIgnoreCase) is true)!
            ["Environment"]!["Variables"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => variable.Value is JsonValue text ? text.ToString() : "https://resolved");
        return new(variables.Concat(UnreachableAws()));
    }
}
