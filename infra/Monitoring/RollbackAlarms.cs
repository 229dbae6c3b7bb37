using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Functions;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>
/// Alarms that roll back a new version. They look at that version alone: an error of the old version, or an outage of AWS Marketplace
/// or the Expense Center, must not stop the deployment that may fix it. Their names contain the version, so that every version starts
/// with alarms that were never raised.
/// </summary>
internal static class RollbackAlarms
{
    /// <summary>
    /// The version crashed, timed out or could not start. Source: Lambda Developer Guide, "Types of metrics for Lambda functions":
    /// the dimension ExecutedVersion separates the two versions of a weighted alias.
    /// </summary>
    public static Alarm CreateForErrors(Construct scope, AlarmTopic alarms, NativeFunction function) => Create(
        scope, alarms, function, "Errors", "failed as a whole: it crashed, ran out of time or could not start",
        new MetricProps
        {
            Namespace = "AWS/Lambda",
            MetricName = "Errors",
            DimensionsMap = new Dictionary<string, string>
            {
                ["FunctionName"] = function.FunctionName,
                ["Resource"] = $"{function.FunctionName}:{NativeFunction.LiveAliasName}",
                ["ExecutedVersion"] = function.Version,
            },
        });

    /// <summary>Pages that failed with status 500. An outage of another system is answered with 503, which does not count.</summary>
    public static Alarm CreateForFailedPages(Construct scope, AlarmTopic alarms, NativeFunction function) => Create(
        scope, alarms, function, MetricNames.PagesFailed, "answered a request with an error of its own (500)",
        new MetricProps
        {
            Namespace = MetricNames.Namespace,
            MetricName = MetricNames.PagesFailed,
            DimensionsMap = new Dictionary<string, string>
            {
                [MetricNames.Function] = function.FunctionName,
                [MetricNames.Version] = function.Version,
            },
        });

    private static Alarm Create(Construct scope, AlarmTopic alarms, NativeFunction function, string id, string what, MetricProps metric) =>
        alarms.AddAlarm(scope, $"{function.Props.Settings.Name}Version{id}", new AlarmProps
        {
            AlarmName = $"{function.FunctionName}-{id}-of-version-{function.Version}",
            AlarmDescription = $"Version {function.Version} of {function.Props.Settings.Name} {what}",
            Metric = new Metric(metric).With(new MetricOptions { Statistic = "Sum", Period = Duration.Minutes(1) }),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
}
