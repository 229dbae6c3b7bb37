using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Outbox;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on side effects that are late or lost: mails, settlement changes, work orders.</summary>
internal static class OutboxAlarms
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    /// <summary>Longer than a restart of the other system takes.</summary>
    private static readonly TimeSpan MaxFailingTime = TimeSpan.FromMinutes(30);

    private const int MissedSweeps = 3;

    public static void Create(Construct scope, AlarmTopic alarms, ResourceNames names, OutboxPipe pipe)
    {
        alarms.AddAlarm(scope, "OutboxLate", new AlarmProps
        {
            AlarmDescription = $"A mail or settlement change was carried out more than {MaxAge.TotalMinutes} minutes after it was decided",
            Metric = Metrics.OfFunction(names, FunctionSettings.Outbox, MetricNames.OutboxAge, "Maximum"),
            Threshold = MaxAge.TotalMilliseconds,
            EvaluationPeriods = 1,
        });
        alarms.AddAlarm(scope, "OutboxFailing", new AlarmProps
        {
            AlarmDescription = $"A mail or settlement change has failed for more than {MaxFailingTime.TotalMinutes} minutes, and goes on being tried",
            Metric = Metrics.OfFunction(names, FunctionSettings.Outbox, MetricNames.OutboxFailing, "Maximum"),
            Threshold = MaxFailingTime.TotalMilliseconds,
            EvaluationPeriods = 1,
        });
        alarms.AddAlarm(scope, "PipeFailing", new AlarmProps
        {
            AlarmDescription = "The pipe from the table's stream to the outbox queue fails",
            Metric = Metrics.OfPipe(pipe, "ExecutionFailed"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        alarms.AddAlarm(scope, "OutboxSwept", new AlarmProps
        {
            AlarmDescription = "The hourly sweep has sent outbox items again that were overdue: the pipe, or the queue, has lost their messages",
            Metric = OfSweep(MetricNames.OutboxSwept, "Sum"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        alarms.AddAlarm(scope, "SweepMissing", new AlarmProps
        {
            AlarmDescription = $"The hourly sweep has not run for {MissedSweeps} hours: nobody looks whether mails and settlement changes are lost",
            Metric = OfSweep(MetricNames.OutboxSwept, "SampleCount"),
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            EvaluationPeriods = MissedSweeps,
            TreatMissingData = TreatMissingData.BREACHING,
        });
        alarms.AddAlarm(scope, "AccountsStuck", new AlarmProps
        {
            AlarmDescription = "A cloud account has been Ending, or has had work left, for more than 25 hours: AWS never told the end, or the workspaces "
                + "do not go back. The log of Outbox names it",
            Metric = OfSweep(MetricNames.AccountsStuck, "Maximum"),
            Threshold = 1,
            // A sweep may fall into the hour before or after, so the alarm ends only after two good hours.
            EvaluationPeriods = 2,
            DatapointsToAlarm = 1,
        });
        QueueAlarms.CreateForDeadLetters(scope, alarms, "PipeUndelivered", pipe.DeadLetterQueue, "Parts of the table's stream that the outbox queue did not get");

        // The sweep writes its metrics once an hour.
        Metric OfSweep(string name, string statistic) =>
            Metrics.OfFunction(names, FunctionSettings.Outbox, name, statistic).With(new MetricOptions { Period = Duration.Hours(1) });
    }
}
