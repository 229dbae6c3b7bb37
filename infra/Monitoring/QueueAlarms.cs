using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Infra.Messaging;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on messages that wait too long or are in a dead-letter queue.</summary>
internal static class QueueAlarms
{
    /// <summary>Longer than two failed deliveries and than the longest pause of a teardown.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(30);

    public static void Create(Construct scope, AlarmTopic alarms, EventSourceQueue queue)
    {
        CreateForDeadLetters(scope, alarms, $"{queue.Node.Id}Undelivered", queue.DeadLetterQueue, $"Messages of queue {queue.Settings.Name} that could not be handled");
        alarms.AddAlarm(scope, $"{queue.Node.Id}Waiting", new AlarmProps
        {
            AlarmDescription = $"A message of queue {queue.Settings.Name} waits for more than {MaxAge.TotalMinutes} minutes",
            Metric = queue.Queue.MetricApproximateAgeOfOldestMessage(new MetricOptions { Period = Duration.Minutes(5), Statistic = "Maximum" }),
            Threshold = MaxAge.TotalSeconds,
            EvaluationPeriods = 1,
        });
    }

    public static void CreateForDeadLetters(Construct scope, AlarmTopic alarms, string id, Queue deadLetterQueue, string what) =>
        alarms.AddAlarm(scope, id, new AlarmProps
        {
            AlarmDescription = $"{what} are in their dead-letter queue: see infra/README.md, \"Redriving a dead-letter queue\"",
            Metric = deadLetterQueue.MetricApproximateNumberOfMessagesVisible(new MetricOptions { Period = Duration.Minutes(1), Statistic = "Maximum" }),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
}
