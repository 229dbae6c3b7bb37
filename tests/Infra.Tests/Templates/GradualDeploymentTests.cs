using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>How calls are shifted to a new version, and what rolls it back.</summary>
public class GradualDeploymentTests
{
    private static readonly Variant Urgent = new("urgent", new Dictionary<string, object> { ["canary"] = "false" });

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_new_version_that_fails_is_rolled_back(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var groups = template.Of("AWS::CodeDeploy::DeploymentGroup").ToList();
        Assert.Equal(FunctionSettings.All.Count, groups.Count);
        Assert.All(groups, group =>
        {
            Assert.EndsWith("Canary10Percent5Minutes", group.Text("DeploymentConfigName"), StringComparison.Ordinal);
            Assert.Equal("true", Template.Text(group["AutoRollbackConfiguration"]!["Enabled"]));
            Assert.Contains("DEPLOYMENT_STOP_ON_ALARM", Template.Texts(group["AutoRollbackConfiguration"]!["Events"]));
            Assert.Contains(AlarmsOf(template, group), alarm => alarm.Text("MetricName") == "Errors");
        });
        Assert.Contains(
            AlarmsOf(template, GroupOf(template, AliasOf(template, "-registration"))), alarm => alarm.Text("MetricName") == "PagesFailed");
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Only_alarms_on_the_new_version_itself_roll_it_back(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        Assert.All(template.Of("AWS::Lambda::Alias"), alias =>
        {
            var version = alias.Text("FunctionVersion");
            var function = template.Find(alias.Text("FunctionName")[2..^1]).Text("FunctionName");
            Assert.All(AlarmsOf(template, GroupOf(template, alias)), alarm =>
            {
                var dimensions = alarm["Dimensions"]!.AsArray().ToDictionary(pair => Template.Text(pair!["Name"]), pair => Template.Text(pair!["Value"]));
                Assert.Equal(version, dimensions.GetValueOrDefault("ExecutedVersion") ?? dimensions.GetValueOrDefault("Version"));
                Assert.Equal($"{function}:live", dimensions.GetValueOrDefault("Resource", $"{function}:live"));
                Assert.Contains(version, alarm.Text("AlarmName"), StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public void Without_canary_all_calls_are_shifted_at_once_and_no_alarm_stops_the_deployment()
    {
        var groups = Synthesis.Settlement(Urgent).Of("AWS::CodeDeploy::DeploymentGroup").ToList();
        Assert.Equal(FunctionSettings.All.Count, groups.Count);
        Assert.All(groups, group =>
        {
            Assert.EndsWith("LambdaAllAtOnce", group.Text("DeploymentConfigName"), StringComparison.Ordinal);
            Assert.Empty(group["AlarmConfiguration"]?["Alarms"]?.AsArray() ?? []);
            Assert.DoesNotContain("DEPLOYMENT_STOP_ON_ALARM", Template.Texts(group["AutoRollbackConfiguration"]!["Events"]));
        });
    }

    /// <summary>An alias depends on its deployment group, the group on its alarms, and the alarms on the version of the alias.</summary>
    [Theory]
    [MemberData(nameof(Variants))]
    public void Resources_do_not_depend_on_each_other_in_a_circle(Variant variant) => Assert.All(Synthesis.MainTemplates(variant), template =>
    {
        var dependencies = template.All.ToDictionary(resource => resource.Id, resource => References(resource.Json).ToHashSet());
        while (dependencies.Where(resource => !resource.Value.Any(dependencies.ContainsKey)).Select(resource => resource.Key).ToList() is { Count: > 0 } free)
        {
            free.ForEach(id => dependencies.Remove(id));
        }

        Assert.Empty(dependencies.Keys);
    });

    private static Resource AliasOf(Template template, string function) => template.Of("AWS::Lambda::Alias").Single(
        alias => template.Find(alias.Text("FunctionName")[2..^1]).Text("FunctionName").EndsWith(function, StringComparison.Ordinal));

    private static Resource GroupOf(Template template, Resource alias) =>
        template.Find(Template.Text(alias.Json["UpdatePolicy"]!["CodeDeployLambdaAliasUpdate"]!["DeploymentGroupName"])[2..^1]);

    private static IEnumerable<Resource> AlarmsOf(Template template, Resource group) =>
        group["AlarmConfiguration"]!["Alarms"]!.AsArray().Select(alarm => template.Find(Template.Text(alarm!["Name"])[2..^1]));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject value when value["Ref"] is { } name => [name.ToString()],
        JsonObject value when value["Fn::GetAtt"] is JsonArray path => [path[0]!.ToString()],
        JsonObject value => value.SelectMany(pair => pair.Key == "DependsOn" ? Template.Texts(pair.Value) : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
