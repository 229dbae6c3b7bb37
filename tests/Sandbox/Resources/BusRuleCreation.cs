using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>The rule that carries AWS Marketplace's agreement events from the default bus to the queue.</summary>
internal static class BusRuleCreation
{
    private const string Bus = "default";
    private const string Rule = "agreement-events";

    /// <returns>Name of the bus.</returns>
    public static async Task<string> CreateAsync(AwsCall call, string queueArn, CancellationToken stop)
    {
        var pattern = new JsonObject { ["source"] = new JsonArray("aws.agreement-marketplace") };
        var rule = new JsonObject { ["Name"] = Rule, ["EventBusName"] = Bus, ["EventPattern"] = pattern.ToJsonString() };
        await call.JsonAsync("events", "AWSEvents.PutRule", rule, stop);
        var target = new JsonObject { ["Id"] = "notices", ["Arn"] = queueArn };
        var targets = new JsonObject { ["Rule"] = Rule, ["EventBusName"] = Bus, ["Targets"] = new JsonArray(target) };
        await call.JsonAsync("events", "AWSEvents.PutTargets", targets, stop);
        return Bus;
    }
}
