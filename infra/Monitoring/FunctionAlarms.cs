using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Functions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on functions that fail, are throttled, or are stopped as a recursive loop.</summary>
internal static class FunctionAlarms
{
    public static void Create(Construct scope, AlarmTopic alarms, NativeFunction function, DeploymentTarget target)
    {
        var name = function.Props.Settings.Name;
        alarms.AddAlarm(scope, $"{name}Throttled", new AlarmProps
        {
            AlarmDescription = $"{name} was called more often at once than its reserve or the account allows: see infra/README.md, \"Before the first deployment\"",
            Metric = function.Function.MetricThrottles(Sum(Duration.Minutes(5))),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        if (target.DetectsRecursiveLoops)
        {
            alarms.AddAlarm(scope, $"{name}RecursiveLoop", new AlarmProps
            {
                AlarmDescription = $"Lambda dropped messages of {name} as those of a recursive loop: they end in the dead-letter queue, and no log tells",
                Metric = function.Function.Metric("RecursiveInvocationsDropped", Sum(Duration.Minutes(5))),
                Threshold = 1,
                EvaluationPeriods = 1,
            });
        }

        alarms.AddAlarm(scope, $"{name}Errors", new AlarmProps
        {
            AlarmDescription = $"{name} failed as a whole: it crashed, ran out of time or could not start",
            Metric = function.LiveAlias.MetricErrors(Sum(Duration.Minutes(1))),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
    }

    private static MetricOptions Sum(Duration period) => new() { Period = period, Statistic = "Sum" };
}
