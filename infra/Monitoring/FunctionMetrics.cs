using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>What the functions write of themselves, in the log lines of functions/Hosting/Metrics.</summary>
internal static class FunctionMetrics
{
    public static Metric Of(Names names, FunctionSettings function, string name, string statistic) => new(new MetricProps
    {
        Namespace = MetricNames.Namespace,
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { [MetricNames.Function] = names.Function(function) },
    });
}
