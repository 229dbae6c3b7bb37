using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Guance.Serverless.Infra.Web;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>What API Gateway measures. Source: API Gateway Developer Guide, "Monitor CloudWatch metrics for HTTP APIs".</summary>
internal static class ApiMetrics
{
    public static Metric Of(PublicApi api, string name, string statistic) => Metric(api, name, statistic, []);

    /// <summary>
    /// Requests that were answered with 429, by API Gateway for all or by the function for one source; an HTTP API has no metric of its
    /// own for it, so the access log is counted.
    /// </summary>
    public const string RequestsRefused = "RequestsRefused";

    public static Metric OfRefused(PublicApi api) => new(new MetricProps
    {
        Namespace = MetricNames.Namespace,
        MetricName = RequestsRefused,
        Statistic = "Sum",
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["ApiId"] = api.ApiId },
    });

    /// <summary>Of the landing page alone.</summary>
    public static Metric OfLanding(PublicApi api, string name, string statistic) =>
        Metric(api, name, statistic, new() { ["Method"] = "POST", ["Resource"] = PublicPaths.Landing });

    private static Metric Metric(PublicApi api, string name, string statistic, Dictionary<string, string> more) => new(new MetricProps
    {
        Namespace = "AWS/ApiGateway",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string>(more) { ["ApiId"] = api.ApiId, ["Stage"] = ApiStage.Name },
    });
}
