using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Tests.Templates;

public class QueueTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_queue_has_a_dead_letter_queue_or_is_one(Variant variant) => Assert.All(Synthesis.MainTemplates(variant), template =>
    {
        var deadLetters = DeadLetterQueues(template);
        Assert.All(template.Of("AWS::SQS::Queue"), queue => Assert.True(
            queue["RedrivePolicy"] is not null || deadLetters.Contains($"${{{queue.Id}.Arn}}"), $"{queue} has no dead-letter queue"));
    });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_queue_is_encrypted_and_keeps_messages_for_14_days(Variant variant) => Assert.All(
        Queues(variant),
        queue =>
        {
            Assert.Equal("true", queue.Text("SqsManagedSseEnabled"));
            Assert.Equal("1209600", queue.Text("MessageRetentionPeriod"));
        });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_queue_denies_requests_without_TLS(Variant variant) => Assert.All(
        Synthesis.MainTemplates(variant),
        template => Assert.All(
            template.Of("AWS::SQS::Queue"),
            queue => Assert.Contains(
                template.Of("AWS::SQS::QueuePolicy").Where(policy => Template.Texts(policy["Queues"]).Contains($"${{{queue.Id}}}"))
                    .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()),
                DeniesRequestsWithoutTls)));

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_visibility_timeout_is_at_least_six_times_the_timeout_of_the_function(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var sources = template.Of("AWS::Lambda::EventSourceMapping").ToList();
        Assert.Equal(FunctionSettings.All.Count(function => function.Queue is not null), sources.Count);
        Assert.All(sources, source =>
        {
            var queue = template.Of("AWS::SQS::Queue").Single(queue => source.Text("EventSourceArn") == $"${{{queue.Id}.Arn}}");
            var alias = template.Of("AWS::Lambda::Alias").Single(
                alias => source["FunctionName"]!.ToJsonString().Contains($"\"{alias.Id}\"", StringComparison.Ordinal));
            var function = template.Find(alias.Text("FunctionName")[2..^1]);
            Assert.True(Number(queue["VisibilityTimeout"]) >= 6 * Number(function["Timeout"]), $"{queue} for {function}");
            Assert.Equal("ReportBatchItemFailures", Template.Texts(source["FunctionResponseTypes"]).Single());
        });
    }

    [Fact]
    public void Concurrency_of_pages_and_queues_is_that_of_the_settings()
    {
        Assert.Equal(["20", "1", "10", "10", "10"], ConcurrencyOf(Variant.Default));
        Assert.Equal(["30", "1", "2", "5", "40"], ConcurrencyOf(new("more", new Dictionary<string, object>
        {
            ["concurrency"] = CdkContext.Parse("""{ "pages": 30, "notices": 2, "outbox": 5, "usage": 40 }"""),
        })));
    }

    [Fact]
    public void With_0_no_concurrency_is_reserved() => Assert.Equal(
        ["", "", "10", "10", "10"],
        ConcurrencyOf(new("new-account", new Dictionary<string, object> { ["concurrency.pages"] = "0", ["concurrency.metering"] = "0" })));

    /// <returns>Reserved concurrency of Registration and Metering, and maximum concurrency of the notices, the outbox and the usage queue.</returns>
    private static IEnumerable<string> ConcurrencyOf(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var functions = template.Of("AWS::Lambda::Function").ToList();
        Assert.All(
            functions.Where(function => !IsOf(function, "-registration") && !IsOf(function, "-metering")),
            function => Assert.Null(function["ReservedConcurrentExecutions"]));
        return
        [
            functions.Single(function => IsOf(function, "-registration")).Text("ReservedConcurrentExecutions"),
            functions.Single(function => IsOf(function, "-metering")).Text("ReservedConcurrentExecutions"),
            MaxConcurrencyOf("-notices"),
            MaxConcurrencyOf("-outbox"),
            MaxConcurrencyOf("-usage"),
        ];

        string MaxConcurrencyOf(string queue) => Template.Text(template.Of("AWS::Lambda::EventSourceMapping")
            .Single(source => template.Find(source.Text("EventSourceArn")[2..^5]).Text("QueueName").EndsWith(queue, StringComparison.Ordinal))["ScalingConfig"]!["MaximumConcurrency"]);

        static bool IsOf(Resource function, string name) => function.Text("FunctionName").EndsWith(name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Queue_policies_allow_only_given_sources_to_send(Variant variant) => Assert.All(
        Synthesis.MainTemplates(variant).SelectMany(template => template.Of("AWS::SQS::QueuePolicy"))
            .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
            .Where(statement => Template.Text(statement!["Effect"]) == "Allow"),
        statement =>
        {
            Assert.Equal("sqs:SendMessage", Template.Text(statement!["Action"]));
            Assert.NotEmpty(Template.Texts(statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]));
        });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Undelivered_events_have_a_dead_letter_queue_apart_from_that_of_unhandled_messages(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var redriven = template.Of("AWS::SQS::Queue").Select(queue => queue["RedrivePolicy"]?["deadLetterTargetArn"]).Select(Template.Text).ToHashSet();
        Assert.All(
            template.Of("AWS::Events::Rule").SelectMany(rule => rule["Targets"]!.AsArray()).Where(target => target!["DeadLetterConfig"] is not null),
            target => Assert.DoesNotContain(Template.Text(target!["DeadLetterConfig"]!["Arn"]), redriven));
    }

    private static IEnumerable<Resource> Queues(Variant variant) =>
        Synthesis.MainTemplates(variant).SelectMany(template => template.Of("AWS::SQS::Queue"));

    /// <summary>Dead-letter queues of queues, of rule targets, of the pipe and of topic subscriptions.</summary>
    private static HashSet<string> DeadLetterQueues(Template template) => [.. template.All
        .SelectMany(resource => Nested(resource.Json).Where(pair => pair.Key is "deadLetterTargetArn" or "DeadLetterConfig"))
        .Select(pair => pair.Key == "DeadLetterConfig" ? Template.Text(pair.Value!["Arn"]) : Template.Text(pair.Value))];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Nested(JsonNode? node) => node switch
    {
        JsonObject value => value.Concat(value.SelectMany(property => Nested(property.Value))),
        JsonArray list => list.SelectMany(Nested),
        _ => [],
    };

    private static bool DeniesRequestsWithoutTls(JsonNode? statement) =>
        Template.Text(statement!["Effect"]) == "Deny" && Template.Text(statement["Action"]) == "sqs:*"
        && Template.Text(statement["Condition"]?["Bool"]?["aws:SecureTransport"]) == "false";

    private static double Number(JsonNode? node) => double.Parse(Template.Text(node), CultureInfo.InvariantCulture);
}
