using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>AWS Marketplace that has fallen silent: nobody buys, or its notices no longer reach us, which nothing else shows.</summary>
internal static class NoticeAlarms
{
    public static void Watch(Construct scope, AlarmTopic alarms, Names names, int quietDays) => alarms.Raise(scope, "NoticesQuiet", new AlarmProps
    {
        AlarmDescription = $"No notice of AWS Marketplace was taken for {quietDays} days: nobody has bought, or the way to us is cut: "
            + "see infra/README.md, \"No notices\"",
        Metric = FunctionMetrics.Of(names, FunctionSettings.Subscriptions, MetricNames.NoticesTaken, "Sum")
            .With(new MetricOptions { Period = Duration.Days(1) }),
        Threshold = 1,
        ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
        EvaluationPeriods = quietDays,
        TreatMissingData = TreatMissingData.BREACHING,
    });
}
