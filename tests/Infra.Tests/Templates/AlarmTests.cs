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
    public void The_dashboard_shows_every_alarm(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var body = template.Of("AWS::CloudWatch::Dashboard").Single().Text("DashboardBody");
        Assert.All(template.Of("AWS::CloudWatch::Alarm"), alarm => Assert.Contains($"${{{alarm.Id}.Arn}}", body, StringComparison.Ordinal));
    }

    [GeneratedRegex("infra/README[.]md, \"(?<title>[^\"]+)\"")]
    private static partial Regex Section { get; }
}
