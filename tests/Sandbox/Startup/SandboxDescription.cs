using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>The answer of <c>/sandbox.json</c>: all that another AWS client, or a browser, needs to join in.</summary>
internal static class SandboxDescription
{
    public static JsonNode Of(SandboxHost host) => new JsonObject
    {
        ["product"] = $"{host.PublicUrl}",
        ["landingPage"] = $"{new Uri(host.PublicUrl, PublicPaths.Landing)}",
        ["console"] = $"{host.Console.Console}",
        ["aws"] = new JsonObject
        {
            ["endpoint"] = $"{host.Aws}",
            ["region"] = SandboxCredentials.Region,
            ["account"] = SandboxCredentials.Account,
            ["accessKeyId"] = SandboxCredentials.AccessKeyId,
            ["secretAccessKey"] = SandboxCredentials.SecretAccessKey,
        },
        ["endpoints"] = new JsonObject
        {
            ["metering"] = $"{host.Console.MeteringEndpoint}",
            ["ses"] = $"{host.Console.MailEndpoint}",
            ["expenseCenterApi"] = $"{host.Console.ExpenseCenterApi}",
            ["expenseCenterIssuer"] = $"{host.Console.Issuer}",
        },
        ["table"] = host.Resources.Table,
        ["stream"] = host.Resources.Stream,
        ["bus"] = host.Resources.Bus,
        ["queues"] = new JsonObject(host.Resources.Queues.Select(queue => KeyValuePair.Create(queue.Name, (JsonNode?)Queue(queue)))),
        ["topics"] = Map(host.Resources.Topics),
        ["functions"] = new JsonObject(host.Functions.Select(function => KeyValuePair.Create(function.Key, (JsonNode?)new JsonObject
        {
            ["arn"] = function.Value.Program.Arn,
            ["program"] = string.Join(' ', function.Value.Program.Arguments.Prepend(function.Value.Program.ExecutablePath)),
            ["log"] = function.Value.LogPath,
            ["environment"] = Map(function.Value.Program.EnvironmentVariables),
        }))),
    };

    private static JsonObject Queue(QueuePair queue) =>
        new() { ["url"] = queue.Url, ["arn"] = queue.Arn, ["deadLetterUrl"] = queue.DeadLetterUrl };

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));
}
