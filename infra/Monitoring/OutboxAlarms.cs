using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Pipes;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Side effects that come late, or not at all.</summary>
internal static class OutboxAlarms
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>More than a restart of the far side.</summary>
    private static readonly TimeSpan Failing = TimeSpan.FromMinutes(30);

    private const int SweepsMissed = 3;

    public static void Watch(Construct scope, AlarmTopic alarms, Names names, OutboxPipe pipe)
    {
        alarms.Raise(scope, "OutboxLate", new AlarmProps
        {
            AlarmDescription = $"A mail or settlement change was carried out more than {Late.TotalMinutes} minutes after it was decided",
            Metric = FunctionMetrics.Of(names, FunctionSettings.Outbox, MetricNames.OutboxAge, "Maximum"),
            Threshold = Late.TotalMilliseconds,
            EvaluationPeriods = 1,
        });
        alarms.Raise(scope, "OutboxFailing", new AlarmProps
        {
            AlarmDescription = $"A mail or settlement change has failed for more than {Failing.TotalMinutes} minutes, and goes on being tried",
            Metric = FunctionMetrics.Of(names, FunctionSettings.Outbox, MetricNames.OutboxFailing, "Maximum"),
            Threshold = Failing.TotalMilliseconds,
            EvaluationPeriods = 1,
        });
        alarms.Raise(scope, "PipeFailing", new AlarmProps
        {
            AlarmDescription = "The pipe from the table's stream to the outbox queue fails",
            Metric = OfPipe(pipe, "ExecutionFailed"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        alarms.Raise(scope, "OutboxSwept", new AlarmProps
        {
            AlarmDescription = "The hourly sweep has sent outbox items again that were overdue: the pipe, or the queue, has lost their messages",
            Metric = OfSweep(MetricNames.OutboxSwept, "Sum"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        alarms.Raise(scope, "SweepMissing", new AlarmProps
        {
            AlarmDescription = $"The hourly sweep has not run for {SweepsMissed} hours: nobody looks whether mails and settlement changes are lost",
            Metric = OfSweep(MetricNames.OutboxSwept, "SampleCount"),
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            EvaluationPeriods = SweepsMissed,
            TreatMissingData = TreatMissingData.BREACHING,
        });
        alarms.Raise(scope, "AccountsStuck", new AlarmProps
        {
            AlarmDescription = "A cloud account has been Ending, or has had work left, for more than 25 hours: AWS never told the end, or the workspaces "
                + "do not go back. The log of Outbox names it",
            Metric = OfSweep(MetricNames.AccountsStuck, "Maximum"),
            Threshold = 1,
            // One sweep may fall into the hour before or after: the alarm lasts until two hours have told that it is over.
            EvaluationPeriods = 2,
            DatapointsToAlarm = 1,
        });
        QueueAlarms.NotEmpty(scope, alarms, "PipeUndelivered", pipe.DeadLetters, "Parts of the table's stream that the outbox queue did not get");

        // The sweep tells its numbers once an hour.
        Metric OfSweep(string name, string statistic) =>
            FunctionMetrics.Of(names, FunctionSettings.Outbox, name, statistic).With(new MetricOptions { Period = Duration.Hours(1) });
    }

    /// <summary>Source: EventBridge User Guide, "Logging and monitoring Amazon EventBridge Pipes".</summary>
    public static Metric OfPipe(OutboxPipe pipe, string name) => new(new MetricProps
    {
        Namespace = "AWS/EventBridge/Pipes",
        MetricName = name,
        Statistic = "Sum",
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["PipeName"] = pipe.Name },
    });
}
