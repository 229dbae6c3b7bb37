using System.Globalization;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

public class QueueTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_queue_has_a_dead_letter_queue_or_is_one(Variant variant) => Assert.All(Synthesis.Both(variant), template =>
    {
        var deadLetters = DeadLetterQueues(template);
        Assert.All(template.Of("AWS::SQS::Queue"), queue => Assert.True(
            queue["RedrivePolicy"] is not null || deadLetters.Contains($"${{{queue.Id}.Arn}}"), $"{queue} has no dead-letter queue"));
    });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_queue_keeps_messages_encrypted_and_as_long_as_it_can(Variant variant) => Assert.All(
        Queues(variant),
        queue =>
        {
            Assert.Equal("true", queue.Text("SqsManagedSseEnabled"));
            Assert.Equal("1209600", queue.Text("MessageRetentionPeriod"));
        });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Nobody_reaches_a_queue_without_encryption_on_the_way(Variant variant) => Assert.All(
        Synthesis.Both(variant),
        template => Assert.All(
            template.Of("AWS::SQS::Queue"),
            queue => Assert.Contains(
                template.Of("AWS::SQS::QueuePolicy").Where(policy => Template.Texts(policy["Queues"]).Contains($"${{{queue.Id}}}"))
                    .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()),
                IsRefusalOfPlainText)));

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_message_stays_away_for_six_times_as_long_as_its_function_may_run(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var sources = template.Of("AWS::Lambda::EventSourceMapping").ToList();
        Assert.Equal(2, sources.Count);
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
    public void Pages_have_copies_reserved_and_queues_feed_as_many_as_the_settings_say()
    {
        Assert.Equal(["20", "10", "10"], ConcurrencyOf(Variant.AsCloned));
        Assert.Equal(["30", "2", "5"], ConcurrencyOf(new("more", new Dictionary<string, object>
        {
            ["concurrency"] = CdkContext.Parse("""{ "pages": 30, "notices": 2, "outbox": 5 }"""),
        })));
    }

    [Fact]
    public void In_a_new_account_nothing_is_reserved() => Assert.Equal(
        ["", "10", "10"], ConcurrencyOf(new("new-account", new Dictionary<string, object> { ["concurrency.pages"] = "0" })));

    /// <returns>Of the pages, and of what the queues of notices and outbox feed.</returns>
    private static IEnumerable<string> ConcurrencyOf(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var functions = template.Of("AWS::Lambda::Function").ToList();
        Assert.All(functions.Where(function => !IsOf(function, "-registration")), function => Assert.Null(function["ReservedConcurrentExecutions"]));
        return
        [
            functions.Single(function => IsOf(function, "-registration")).Text("ReservedConcurrentExecutions"),
            FedBy("-notices"),
            FedBy("-outbox"),
        ];

        string FedBy(string queue) => Template.Text(template.Of("AWS::Lambda::EventSourceMapping")
            .Single(source => template.Find(source.Text("EventSourceArn")[2..^5]).Text("QueueName").EndsWith(queue, StringComparison.Ordinal))["ScalingConfig"]!["MaximumConcurrency"]);

        static bool IsOf(Resource function, string name) => function.Text("FunctionName").EndsWith(name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Only_named_sources_may_send(Variant variant) => Assert.All(
        Synthesis.Both(variant).SelectMany(template => template.Of("AWS::SQS::QueuePolicy"))
            .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
            .Where(statement => Template.Text(statement!["Effect"]) == "Allow"),
        statement =>
        {
            Assert.Equal("sqs:SendMessage", Template.Text(statement!["Action"]));
            Assert.NotEmpty(Template.Texts(statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]));
        });

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_was_not_delivered_is_not_kept_among_what_was_not_handled(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var redriven = template.Of("AWS::SQS::Queue").Select(queue => queue["RedrivePolicy"]?["deadLetterTargetArn"]).Select(Template.Text).ToHashSet();
        Assert.All(
            template.Of("AWS::Events::Rule").SelectMany(rule => rule["Targets"]!.AsArray()).Where(target => target!["DeadLetterConfig"] is not null),
            target => Assert.DoesNotContain(Template.Text(target!["DeadLetterConfig"]!["Arn"]), redriven));
    }

    private static IEnumerable<Resource> Queues(Variant variant) =>
        Synthesis.Both(variant).SelectMany(template => template.Of("AWS::SQS::Queue"));

    /// <summary>Of queues, of EventBridge's targets, of the pipe, of topics.</summary>
    private static HashSet<string> DeadLetterQueues(Template template) => [.. template.All
        .SelectMany(resource => Nested(resource.Json).Where(pair => pair.Key is "deadLetterTargetArn" or "DeadLetterConfig"))
        .Select(pair => pair.Key == "DeadLetterConfig" ? Template.Text(pair.Value!["Arn"]) : Template.Text(pair.Value))];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Nested(JsonNode? node) => node switch
    {
        JsonObject value => value.Concat(value.SelectMany(property => Nested(property.Value))),
        JsonArray list => list.SelectMany(Nested),
        _ => [],
    };

    private static bool IsRefusalOfPlainText(JsonNode? statement) =>
        Template.Text(statement!["Effect"]) == "Deny" && Template.Text(statement["Action"]) == "sqs:*"
        && Template.Text(statement["Condition"]?["Bool"]?["aws:SecureTransport"]) == "false";

    private static double Number(JsonNode? node) => double.Parse(Template.Text(node), CultureInfo.InvariantCulture);
}
