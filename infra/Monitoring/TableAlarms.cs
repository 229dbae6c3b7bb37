using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on throttled requests to the table.</summary>
internal static class TableAlarms
{
    /// <summary>Throttled requests in five minutes. Fewer are retried without anybody noticing.</summary>
    private const int MaxThrottled = 10;

    public static void Create(Construct scope, AlarmTopic alarms, ITable table)
    {
        Add("TableReadsThrottled", "ReadThrottleEvents", "reads");
        Add("TableWritesThrottled", "WriteThrottleEvents", "writes");

        void Add(string id, string metric, string what) => alarms.AddAlarm(scope, id, new AlarmProps
        {
            AlarmDescription = $"The table throttles {what}: buyers are told to come again, and messages come again",
            Metric = Metrics.OfTable(table, metric),
            Threshold = MaxThrottled,
            EvaluationPeriods = 1,
        });
    }
}
