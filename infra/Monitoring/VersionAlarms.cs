using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Functions;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>
/// Alarms at which a new version is taken back. They look at that version alone: an error of the old one, or an outage of AWS
/// Marketplace or the Expense Center, must not stop the deployment that may be the way out. Their names carry the version, so
/// that each version begins with alarms that have never been raised.
/// </summary>
internal static class VersionAlarms
{
    /// <summary>
    /// It crashed, ran out of time or could not start. Source: Lambda Developer Guide, "Types of metrics for Lambda functions":
    /// ExecutedVersion tells the two versions of a weighted alias apart.
    /// </summary>
    public static Alarm Errors(Construct scope, AlarmTopic alarms, NativeFunction function) => Raise(
        scope, alarms, function, "Errors", "failed as a whole: it crashed, ran out of time or could not start",
        new MetricProps
        {
            Namespace = "AWS/Lambda",
            MetricName = "Errors",
            DimensionsMap = new Dictionary<string, string>
            {
                ["FunctionName"] = function.Name,
                ["Resource"] = $"{function.Name}:{NativeFunction.LiveName}",
                ["ExecutedVersion"] = function.Version,
            },
        });

    /// <summary>Pages that ended with an error of the version's own; when a far side is down they answer 503, which does not count.</summary>
    public static Alarm PagesFailed(Construct scope, AlarmTopic alarms, NativeFunction function) => Raise(
        scope, alarms, function, MetricNames.PagesFailed, "answered a request with an error of its own (500)",
        new MetricProps
        {
            Namespace = MetricNames.Namespace,
            MetricName = MetricNames.PagesFailed,
            DimensionsMap = new Dictionary<string, string>
            {
                [MetricNames.Function] = function.Name,
                [MetricNames.Version] = function.Version,
            },
        });

    private static Alarm Raise(Construct scope, AlarmTopic alarms, NativeFunction function, string id, string what, MetricProps metric) =>
        alarms.Raise(scope, $"{function.Plan.Settings.Name}Version{id}", new AlarmProps
        {
            AlarmName = $"{function.Name}-{id}-of-version-{function.Version}",
            AlarmDescription = $"Version {function.Version} of {function.Plan.Settings.Name} {what}",
            Metric = new Metric(metric).With(new MetricOptions { Statistic = "Sum", Period = Duration.Minutes(1) }),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
}
