using System.Globalization;
using System.Text.RegularExpressions;
using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Templates;

public partial class AlarmTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_alarm_tells_somebody(Variant variant) => Assert.All(Synthesis.Both(variant), template =>
    {
        var topic = $"${{{template.Of("AWS::SNS::Topic").Single().Id}}}";
        var alarms = template.Of("AWS::CloudWatch::Alarm").ToList();
        Assert.NotEmpty(alarms);
        Assert.All(alarms, alarm =>
        {
            Assert.Equal([topic], Template.Texts(alarm["AlarmActions"]));
            Assert.Equal([topic], Template.Texts(alarm["OKActions"]));
            Assert.NotEmpty(alarm.Text("AlarmDescription"));
        });
    });

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_section_of_the_README_that_an_alarm_names_is_there(Variant variant)
    {
        var sections = File.ReadAllLines(Path.Combine(Checkout.Root, "infra", "README.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal));
        var named = Synthesis.Both(variant).SelectMany(template => template.Of("AWS::CloudWatch::Alarm"))
            .Select(alarm => alarm.Text("AlarmDescription")).Where(text => text.Contains("README", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, text => Assert.Contains("## " + Section.Match(text).Groups["title"].Value, sections));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_message_in_any_dead_letter_queue_raises_an_alarm(Variant variant) => Assert.All(
        Synthesis.Both(variant),
        template => Assert.All(
            template.Of("AWS::SQS::Queue").Where(queue => queue["RedrivePolicy"] is null),
            queue => Assert.Contains(
                template.Of("AWS::CloudWatch::Alarm"),
                alarm => alarm.Text("MetricName") == "ApproximateNumberOfMessagesVisible"
                    && alarm["Dimensions"]!.ToJsonString().Contains($"\"{queue.Id}\"", StringComparison.Ordinal)
                    && alarm.Text("Threshold") == "1")));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Operators_may_publish_a_test_to_the_topic_of_alarms(Variant variant) => Assert.All(Synthesis.Both(variant), template =>
    {
        var key = template.Of("AWS::SNS::Topic").Single().Text("KmsMasterKeyId")[2..^5];
        var statement = template.Statements.Single(found => found.Where.Id == key && Template.Text(found.Statement["Sid"]) == "ThroughSNS").Statement;
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], Template.Texts(statement["Action"]));
        var condition = statement["Condition"]!["StringEquals"]!;
        Assert.Equal("${AWS::AccountId}", Template.Text(condition["kms:CallerAccount"]).Replace("111122223333", "${AWS::AccountId}", StringComparison.Ordinal).Replace("444455556666", "${AWS::AccountId}", StringComparison.Ordinal));
        Assert.All(Template.Texts(condition["kms:ViaService"]), service => Assert.StartsWith("sns.", service, StringComparison.Ordinal));
        Assert.DoesNotContain(
            template.Statements,
            found => found.Where.Type == "AWS::SNS::TopicPolicy" && Template.Text(found.Statement["Effect"]) == "Deny" && found.Statement["Condition"]?["Bool"] is null);
    });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Silence_of_AWS_Marketplace_is_an_alarm_and_no_data_is_silence(Variant variant)
    {
        var alarm = Of(variant, "NoticesTaken").Single();
        Assert.Equal("breaching", alarm.Text("TreatMissingData"));
        Assert.Equal("LessThanThreshold", alarm.Text("ComparisonOperator"));
        Assert.Equal(7 * 86400, Number(alarm, "Period") * Number(alarm, "EvaluationPeriods"));
    }

    [Fact]
    public void The_days_of_silence_are_a_setting() => Assert.Equal(
        "2", Of(new("impatient", new Dictionary<string, object> { ["quietDays"] = "2" }), "NoticesTaken").Single().Text("EvaluationPeriods"));

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_throttled_table_and_a_mail_that_SES_refuses_raise_an_alarm(Variant variant) => Assert.All(
        ["ReadThrottleEvents", "WriteThrottleEvents", "MailsRefused"], metric => Assert.Single(Of(variant, metric)));

    [Fact]
    public void Mail_events_that_are_not_kept_raise_an_alarm_of_their_own_rule()
    {
        var template = Synthesis.Settlement(Variant.Home);
        var rule = template.Of("AWS::Events::Rule").Single(rule => rule["EventPattern"]?.ToJsonString().Contains("aws.ses", StringComparison.Ordinal) is true);
        Assert.Contains(Of(Variant.Home, "FailedInvocations"), alarm => Template.Text(alarm["Dimensions"]![0]!["Value"]) == rule.Text("Name"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_sweep_every_hour_tells_what_it_found_and_its_silence_is_an_alarm(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var rule = template.Of("AWS::Events::Rule").Single(rule => rule["ScheduleExpression"] is not null);
        var outbox = template.Of("AWS::SQS::Queue").Single(queue => queue.Text("QueueName").EndsWith("-outbox", StringComparison.Ordinal));
        Assert.Equal("rate(1 hour)", rule.Text("ScheduleExpression"));
        Assert.Equal(($"${{{outbox.Id}.Arn}}", """{"sweep":"now"}"""), (Template.Text(rule["Targets"]![0]!["Arn"]), Template.Text(rule["Targets"]![0]!["Input"])));

        var alarms = Of(variant, "OutboxSwept").ToDictionary(alarm => alarm.Text("Statistic"));
        Assert.Equal(("1", "notBreaching"), (alarms["Sum"].Text("Threshold"), alarms["Sum"].Text("TreatMissingData")));
        Assert.Equal(
            ("LessThanThreshold", "breaching", 3),
            (alarms["SampleCount"].Text("ComparisonOperator"), alarms["SampleCount"].Text("TreatMissingData"), Number(alarms["SampleCount"], "EvaluationPeriods")));
        var stuck = Of(variant, "AccountsStuck").Single();
        Assert.Equal("1", stuck.Text("Threshold"));

        // What is told once an hour is judged by the hour: with less, an alarm would be over as soon as it began.
        Assert.All([.. alarms.Values, stuck], alarm => Assert.Equal(3600, Number(alarm, "Period")));
    }

    [Fact]
    public void A_certificate_that_is_not_renewed_raises_an_alarm_a_month_before_its_end()
    {
        var alarm = Of(Variant.Home, "DaysToExpiry").Single();
        Assert.Equal("30", alarm.Text("Threshold"));
        Assert.Equal("LessThanOrEqualToThreshold", alarm.Text("ComparisonOperator"));
        Assert.Empty(Of(Variant.AsCloned, "DaysToExpiry"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_dashboard_shows_every_alarm(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var body = template.Of("AWS::CloudWatch::Dashboard").Single().Text("DashboardBody");
        Assert.All(template.Of("AWS::CloudWatch::Alarm"), alarm => Assert.Contains($"${{{alarm.Id}.Arn}}", body, StringComparison.Ordinal));
    }

    private static IEnumerable<Resource> Of(Variant variant, string metric) =>
        Synthesis.Settlement(variant).Of("AWS::CloudWatch::Alarm").Where(alarm => alarm.Text("MetricName") == metric);

    private static int Number(Resource alarm, string property) => int.Parse(alarm.Text(property), CultureInfo.InvariantCulture);

    [GeneratedRegex("infra/README[.]md, \"(?<title>[^\"]+)\"")]
    private static partial Regex Section { get; }
}
