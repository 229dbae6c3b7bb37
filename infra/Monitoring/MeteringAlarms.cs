using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Metering;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on usage that does not reach AWS's bill, or is late for it.</summary>
internal static class MeteringAlarms
{
    private const int MinutesWithoutRun = 15;

    /// <summary>An hour is closed within minutes of its end; at two hours something is wrong, and AWS takes it for six.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(2);

    private static readonly TimeSpan AlmostTooLate = TimeSpan.FromHours(5);

    public static void Create(Construct scope, AlarmTopic alarms, ResourceNames names, MeteringSchedule schedule)
    {
        AddWaiting("UsageLate", Late, "AWS takes it for 6 hours");
        AddWaiting("UsageAlmostTooLate", AlmostTooLate, "in an hour AWS does not take it any more as usage of that hour");
        AddCount(MetricNames.MeteringRefused, FunctionSettings.Metering, "AWS refused a metering record by itself; the log of Metering says which and why");
        AddCount(
            MetricNames.MeteringDuplicates, FunctionSettings.Metering,
            "AWS was told another quantity for an hour before: somebody else meters, or a decision was lost");
        AddCount(MetricNames.MeteringNotSubscribed, FunctionSettings.Metering, "AWS does not know a buyer as subscribed whose usage was metered");
        AddCount(
            MetricNames.MeteringUnclear, FunctionSettings.Metering,
            "AWS never answered a metering record, which is too old now to be sent again: see infra/README.md, \"Usage without an answer\"");
        AddCount(MetricNames.UsageUnreadable, FunctionSettings.UsageIntake, "A message of the usage queue cannot be read");
        AddCount(MetricNames.UsageReturned, FunctionSettings.UsageIntake, "Usage was handed back to the Expense Center as it came; the log of UsageIntake says why", "UsageReturned");
        AddCount(MetricNames.UsageReturned, FunctionSettings.Metering, "Usage was handed back to the Expense Center instead of being billed; the log of Metering says why", "MeteringReturned");
        alarms.AddAlarm(scope, "MeteringMissing", new AlarmProps
        {
            AlarmDescription = $"Metering has not run to its end for {MinutesWithoutRun} minutes: usage waits",
            Metric = Metrics.OfFunction(names, FunctionSettings.Metering, MetricNames.MeteringRuns, "Sum")
                .With(new MetricOptions { Period = Duration.Minutes(MinutesWithoutRun) }),
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            EvaluationPeriods = 1,
            TreatMissingData = TreatMissingData.BREACHING,
        });
        QueueAlarms.CreateForDeadLetters(scope, alarms, "MeteringUnstarted", schedule.DeadLetterQueue, "Starts of Metering that Lambda did not take");

        void AddWaiting(string id, TimeSpan age, string consequence) => alarms.AddAlarm(scope, id, new AlarmProps
        {
            AlarmDescription = $"Usage of an hour that ended {age.TotalHours} hours ago has no answer of AWS; {consequence}",
            Metric = Metrics.OfFunction(names, FunctionSettings.Metering, MetricNames.OldestWaitingHour, "Maximum"),
            Threshold = age.TotalMilliseconds,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
            EvaluationPeriods = 1,
        });

        void AddCount(string metric, FunctionSettings function, string description, string? id = null) => alarms.AddAlarm(scope, id ?? metric, new AlarmProps
        {
            AlarmDescription = description,
            Metric = Metrics.OfFunction(names, function, metric, "Sum"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
    }
}
