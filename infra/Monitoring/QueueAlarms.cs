using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Infra.Queues;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Messages that wait too long, or that were given up.</summary>
internal static class QueueAlarms
{
    /// <summary>More than two deliveries have failed by then, and a teardown's longest pause is over.</summary>
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(30);

    public static void Watch(Construct scope, AlarmTopic alarms, FeedingQueue queue)
    {
        NotEmpty(scope, alarms, $"{queue.Node.Id}Undelivered", queue.DeadLetters, $"Messages of queue {queue.Settings.Name} that could not be handled");
        alarms.Raise(scope, $"{queue.Node.Id}Waiting", new AlarmProps
        {
            AlarmDescription = $"A message of queue {queue.Settings.Name} waits for more than {TooOld.TotalMinutes} minutes",
            Metric = queue.Queue.MetricApproximateAgeOfOldestMessage(new MetricOptions { Period = Duration.Minutes(5), Statistic = "Maximum" }),
            Threshold = TooOld.TotalSeconds,
            EvaluationPeriods = 1,
        });
    }

    public static void NotEmpty(Construct scope, AlarmTopic alarms, string id, Queue deadLetters, string what) =>
        alarms.Raise(scope, id, new AlarmProps
        {
            AlarmDescription = $"{what} are in their dead-letter queue: see infra/README.md, \"Redriving a dead-letter queue\"",
            Metric = deadLetters.MetricApproximateNumberOfMessagesVisible(new MetricOptions { Period = Duration.Minutes(1), Statistic = "Maximum" }),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
}
