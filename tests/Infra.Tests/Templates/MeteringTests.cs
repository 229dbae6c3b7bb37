using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Who may send usage, and what starts the function that meters it.</summary>
public class MeteringTests
{
    private const string Role = "arn:aws:iam::222233334444:role/billing";

    private static readonly Variant Producers = new("producers", new Dictionary<string, object>
    {
        ["usage"] = CdkContext.Parse($$"""{ "producers": [ "111122223333", "{{Role}}" ], "closeAfter": "00:20:00", "firstFlush": "00:01:00", "lastFlush": "00:05:00", "dryRun": true }"""),
    });

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Fact]
    public void Without_producers_the_policy_of_the_usage_queue_allows_nobody() =>
        Assert.DoesNotContain(PolicyOfUsage(Variant.Default), statement => Template.Text(statement["Effect"]) == "Allow");

    [Fact]
    public void Producers_of_other_accounts_may_send()
    {
        var allowed = PolicyOfUsage(Producers).Where(statement => Template.Text(statement["Effect"]) == "Allow").ToList();
        Assert.Equal(2, allowed.Count);
        Assert.All(allowed, statement => Assert.Equal("sqs:SendMessage", Template.Text(statement["Action"])));
        Assert.Contains("111122223333:root", Template.Text(allowed[0]["Principal"]!["AWS"]), StringComparison.Ordinal);
        Assert.Null(allowed[0]["Condition"]);
        Assert.Contains("222233334444:root", Template.Text(allowed[1]["Principal"]!["AWS"]), StringComparison.Ordinal);
        Assert.Equal(Role, Template.Text(allowed[1]["Condition"]!["ArnEquals"]!["aws:PrincipalArn"]));
    }

    [Theory]
    [InlineData("guance")]
    [InlineData("arn:aws:iam::111122223333:user/billing")]
    [InlineData("arn:aws-cn:iam::111122223333:role/billing")]
    public void A_producer_that_is_no_account_and_no_role_of_the_partition_is_refused(string producer)
    {
        var context = CdkContext.Default();
        context["usage"] = CdkContext.Parse($$"""{ "producers": [ "{{producer}}" ] }""");
        Assert.Contains(
            $"Setting usage.producers is \"{producer}\"",
            Assert.Throws<Infra.Settings.SettingException>(() => Synthesis.Run(context)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Metering_is_started_every_5_minutes_through_its_alias_and_never_twice_at_once(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var alias = template.Of("AWS::Lambda::Alias").Single(
            alias => template.Find(alias.Text("FunctionName")[2..^1]).Text("FunctionName") == "guance-metering");
        var schedule = template.Of("AWS::Scheduler::Schedule").Single();
        Assert.Equal("rate(5 minutes)", schedule.Text("ScheduleExpression"));
        Assert.Equal($"${{{alias.Id}}}", Template.Text(schedule["Target"]!["Arn"]));

        var role = template.Find(Template.Text(schedule["Target"]!["RoleArn"])[2..^5]);
        var statements = role["Policies"]!.AsArray().SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray());
        Assert.Equal(
            [$"lambda:InvokeFunction ${{{alias.Id}}}", $"sqs:SendMessage {Template.Text(schedule["Target"]!["DeadLetterConfig"]!["Arn"])}"],
            statements.Select(statement => $"{Template.Text(statement!["Action"])} {Template.Text(statement["Resource"])}"));

        var function = template.Find(alias.Text("FunctionName")[2..^1]);
        Assert.Equal(("1", "Metering"), (function.Text("ReservedConcurrentExecutions"), function.Text("Handler")));
        var asynchronous = template.Of("AWS::Lambda::EventInvokeConfig").Single();
        Assert.Equal("0", asynchronous.Text("MaximumRetryAttempts"));
        Assert.Contains($"\"{alias.Id}\"", asynchronous["Qualifier"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Usage_that_waits_and_a_function_that_does_not_run_raise_alarms(Variant variant)
    {
        var alarms = Synthesis.Settlement(variant).Of("AWS::CloudWatch::Alarm").ToLookup(alarm => alarm.Text("MetricName"));
        Assert.Equal(["7200000", "18000000"], alarms["OldestWaitingHour"].Select(alarm => alarm.Text("Threshold")));
        var missing = Assert.Single(alarms["MeteringRuns"]);
        Assert.Equal(("LessThanThreshold", "breaching", "900"), (missing.Text("ComparisonOperator"), missing.Text("TreatMissingData"), missing.Text("Period")));
        Assert.All(
            ["MeteringRefused", "MeteringDuplicates", "MeteringNotSubscribed", "MeteringUnclear", "UsageUnreadable"],
            metric => Assert.Equal("1", Assert.Single(alarms[metric]).Text("Threshold")));
        Assert.Equal(2, alarms["UsageReturned"].Count());
    }

    [Fact]
    public void Times_are_given_to_the_functions_that_need_them_when_the_deployment_sets_them()
    {
        Assert.All(Functions(Variant.Default), function => Assert.Empty(MeteringVariables(function)));
        Assert.All(["guance-usageintake", "guance-metering"], name => Assert.Equal(
            ["Metering__CloseAfter=00:20:00", "Metering__DryRun=true", "Metering__FirstFlush=00:01:00", "Metering__LastFlush=00:05:00"], MeteringVariables(Function(Producers, name))));
        Assert.Equal(["Metering__FirstFlush=00:01:00", "Metering__LastFlush=00:05:00"], MeteringVariables(Function(Producers, "guance-subscriptions")));
        Assert.Equal("us-east-1", Template.Text(Function(Producers, "guance-metering")["Environment"]!["Variables"]!["Marketplace__Region"]));
    }

    private static IEnumerable<Resource> Functions(Variant variant) => Synthesis.Settlement(variant).Of("AWS::Lambda::Function");

    private static Resource Function(Variant variant, string name) => Functions(variant).Single(function => function.Text("FunctionName") == name);

    private static IEnumerable<string> MeteringVariables(Resource function) => function["Environment"]!["Variables"]!.AsObject()
        .Where(variable => variable.Key.StartsWith("Metering__", StringComparison.Ordinal))
        .Select(variable => $"{variable.Key}={Template.Text(variable.Value)}").Order(StringComparer.Ordinal);

    private static IEnumerable<JsonNode> PolicyOfUsage(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var queue = template.Of("AWS::SQS::Queue").Single(queue => queue.Text("QueueName") == "guance-usage");
        return template.Of("AWS::SQS::QueuePolicy").Single(policy => Template.Texts(policy["Queues"]).Contains($"${{{queue.Id}}}"))
            ["PolicyDocument"]!["Statement"]!.AsArray().OfType<JsonNode>();
    }
}
