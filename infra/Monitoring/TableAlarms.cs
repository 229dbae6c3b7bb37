using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>A table that refuses requests. Source: DynamoDB Developer Guide, "DynamoDB metrics and dimensions".</summary>
internal static class TableAlarms
{
    /// <summary>In five minutes; single ones are tried again, and nobody sees them.</summary>
    private const int Throttled = 10;

    public static void Watch(Construct scope, AlarmTopic alarms, ITable table)
    {
        Raise("TableReadsThrottled", "ReadThrottleEvents", "reads");
        Raise("TableWritesThrottled", "WriteThrottleEvents", "writes");

        void Raise(string id, string metric, string what) => alarms.Raise(scope, id, new AlarmProps
        {
            AlarmDescription = $"The table throttles {what}: buyers are told to come again, and messages come again",
            Metric = Of(table, metric),
            Threshold = Throttled,
            EvaluationPeriods = 1,
        });
    }

    public static Metric Of(ITable table, string name) => new(new MetricProps
    {
        Namespace = "AWS/DynamoDB",
        MetricName = name,
        Statistic = "Sum",
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["TableName"] = table.TableName },
    });
}
