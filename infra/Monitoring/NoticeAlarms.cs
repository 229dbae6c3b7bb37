using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>An alarm when no notice of AWS Marketplace arrives for days: nobody buys, or, which nothing else shows, notices no longer reach us.</summary>
internal static class NoticeAlarms
{
    public static void Create(Construct scope, AlarmTopic alarms, ResourceNames names, int quietDays) => alarms.AddAlarm(scope, "NoticesQuiet", new AlarmProps
    {
        AlarmDescription = $"No notice of AWS Marketplace was taken for {quietDays} days: nobody has bought, or the way to us is cut: "
            + "see infra/README.md, \"No notices\"",
        Metric = Metrics.OfFunction(names, FunctionSettings.Subscriptions, MetricNames.NoticesApplied, "Sum")
            .With(new MetricOptions { Period = Duration.Days(1) }),
        Threshold = 1,
        ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
        EvaluationPeriods = quietDays,
        TreatMissingData = TreatMissingData.BREACHING,
    });
}
