using System.Globalization;
using System.Text.RegularExpressions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Tests.Templates;

public partial class AlarmTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_alarm_notifies_the_topic_and_has_a_description(Variant variant) => Assert.All(Synthesis.MainTemplates(variant), template =>
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
    public void Sections_of_the_README_that_alarms_refer_to_exist(Variant variant)
    {
        var sections = File.ReadAllLines(Path.Combine(Repository.Root, "infra", "README.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal));
        var named = Synthesis.MainTemplates(variant).SelectMany(template => template.Of("AWS::CloudWatch::Alarm"))
            .Select(alarm => alarm.Text("AlarmDescription")).Where(text => text.Contains("README", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, text => Assert.Contains("## " + Section.Match(text).Groups["title"].Value, sections));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_message_in_any_dead_letter_queue_raises_an_alarm(Variant variant) => Assert.All(
        Synthesis.MainTemplates(variant),
        template => Assert.All(
            template.Of("AWS::SQS::Queue").Where(queue => queue["RedrivePolicy"] is null),
            queue => Assert.Contains(
                template.Of("AWS::CloudWatch::Alarm"),
                alarm => alarm.Text("MetricName") == "ApproximateNumberOfMessagesVisible"
                    && alarm["Dimensions"]!.ToJsonString().Contains($"\"{queue.Id}\"", StringComparison.Ordinal)
                    && alarm.Text("Threshold") == "1")));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Operators_can_publish_a_test_message_to_the_alarm_topic(Variant variant) => Assert.All(Synthesis.MainTemplates(variant), template =>
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
    public void Seven_days_without_a_notice_raise_an_alarm_and_missing_data_counts_as_no_notice(Variant variant)
    {
        var alarm = AlarmsOn(variant, "NoticesApplied").Single();
        Assert.Equal("breaching", alarm.Text("TreatMissingData"));
        Assert.Equal("LessThanThreshold", alarm.Text("ComparisonOperator"));
        Assert.Equal(7 * 86400, Number(alarm, "Period") * Number(alarm, "EvaluationPeriods"));
    }

    [Fact]
    public void The_number_of_days_without_a_notice_is_a_setting() => Assert.Equal(
        "2", AlarmsOn(new("impatient", new Dictionary<string, object> { ["quietDays"] = "2" }), "NoticesApplied").Single().Text("EvaluationPeriods"));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Throttled_table_requests_and_refused_mails_raise_alarms(Variant variant) => Assert.All(
        ["ReadThrottleEvents", "WriteThrottleEvents", "MailsRefused"], metric => Assert.Single(AlarmsOn(variant, metric)));

    [Fact]
    public void Mail_events_that_cannot_be_logged_raise_an_alarm()
    {
        var template = Synthesis.Settlement(Variant.MarketplaceRegion);
        var rule = template.Of("AWS::Events::Rule").Single(rule => rule["EventPattern"]?.ToJsonString().Contains("aws.ses", StringComparison.Ordinal) is true);
        Assert.Contains(AlarmsOn(Variant.MarketplaceRegion, "FailedInvocations"), alarm => Template.Text(alarm["Dimensions"]![0]!["Value"]) == rule.Text("Name"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_outbox_is_swept_every_hour_and_findings_and_missing_sweeps_raise_alarms(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var rule = template.Of("AWS::Events::Rule").Single(rule => rule["ScheduleExpression"] is not null);
        var outbox = template.Of("AWS::SQS::Queue").Single(queue => queue.Text("QueueName").EndsWith("-outbox", StringComparison.Ordinal));
        Assert.Equal("rate(1 hour)", rule.Text("ScheduleExpression"));
        Assert.Equal(($"${{{outbox.Id}.Arn}}", """{"sweep":"now"}"""), (Template.Text(rule["Targets"]![0]!["Arn"]), Template.Text(rule["Targets"]![0]!["Input"])));

        var alarms = AlarmsOn(variant, "OutboxSwept").ToDictionary(alarm => alarm.Text("Statistic"));
        Assert.Equal(("1", "notBreaching"), (alarms["Sum"].Text("Threshold"), alarms["Sum"].Text("TreatMissingData")));
        Assert.Equal(
            ("LessThanThreshold", "breaching", 3),
            (alarms["SampleCount"].Text("ComparisonOperator"), alarms["SampleCount"].Text("TreatMissingData"), Number(alarms["SampleCount"], "EvaluationPeriods")));
        var stuck = AlarmsOn(variant, "AccountsStuck").Single();
        Assert.Equal("1", stuck.Text("Threshold"));

        // Metrics that are written once an hour need a period of an hour: with a shorter one the alarm would end at once.
        Assert.All([.. alarms.Values, stuck], alarm => Assert.Equal(3600, Number(alarm, "Period")));
    }

    [Fact]
    public void A_certificate_that_is_not_renewed_30_days_before_it_expires_raises_an_alarm()
    {
        var alarm = AlarmsOn(Variant.MarketplaceRegion, "DaysToExpiry").Single();
        Assert.Equal("30", alarm.Text("Threshold"));
        Assert.Equal("LessThanOrEqualToThreshold", alarm.Text("ComparisonOperator"));
        Assert.Empty(AlarmsOn(Variant.Default, "DaysToExpiry"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_dashboard_shows_every_alarm(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var body = template.Of("AWS::CloudWatch::Dashboard").Single().Text("DashboardBody");
        Assert.All(template.Of("AWS::CloudWatch::Alarm"), alarm => Assert.Contains($"${{{alarm.Id}.Arn}}", body, StringComparison.Ordinal));
    }

    private static IEnumerable<Resource> AlarmsOn(Variant variant, string metric) =>
        Synthesis.Settlement(variant).Of("AWS::CloudWatch::Alarm").Where(alarm => alarm.Text("MetricName") == metric);

    private static int Number(Resource alarm, string property) => int.Parse(alarm.Text(property), CultureInfo.InvariantCulture);

    [GeneratedRegex("infra/README[.]md, \"(?<title>[^\"]+)\"")]
    private static partial Regex Section { get; }
}
