using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Web;

/// <summary>The stage of the HTTP API: its request limits and its access log.</summary>
internal static class ApiStage
{
    /// <summary>The default stage, whose name is not part of the URL.</summary>
    public const string Name = "$default";

    /// <summary>
    /// Metric that counts requests answered with 429, by API Gateway's limits or by the function's limit for one source. An HTTP API
    /// has no such metric of its own, so it is counted from the access log.
    /// </summary>
    public const string ThrottledRequestsMetric = "RequestsThrottled";

    /// <summary>Requests per second of all buyers together: the average and the burst.</summary>
    private const int Rate = 200, Burst = 400;

    /// <summary>
    /// The same for the landing page. The function limits each source by itself; this limit is shared by all, so one client alone must
    /// not reach it easily. A request that the function refuses costs one write to the row of its source, and DynamoDB allows 1,000
    /// writes a second to one row: the limit is half of that.
    /// </summary>
    private const int LandingRate = 500, LandingBurst = 500;

    /// <summary>
    /// Fields of the access log. Never the query, a header or the body, which may hold a token or a code. Source: API Gateway
    /// Developer Guide, "Logging variables for HTTP APIs".
    /// </summary>
    private static readonly string[] LoggedFields =
    [
        "apiId", "requestId", "requestTime", "identity.sourceIp", "httpMethod", "routeKey", "path", "protocol", "status", "responseLength",
        "responseLatency", "integrationLatency", "integrationErrorMessage", "identity.userAgent",
    ];

    public static CfnStage Create(Construct scope, ResourceNames names, RetentionSettings retention, HttpApi api)
    {
        var logs = LogGroups.Create(scope, "AccessLog", $"/aws/vendedlogs/apis/{names.Stack("registration")}", retention);
        _ = new MetricFilter(scope, "RequestsThrottled", new MetricFilterProps
        {
            LogGroup = logs,
            FilterPattern = FilterPattern.StringValue("$.status", "=", "429"),
            MetricNamespace = MetricNames.Namespace,
            MetricName = ThrottledRequestsMetric,
            // Separates deployments in one account and Region.
            Dimensions = new Dictionary<string, string> { ["ApiId"] = "$.apiId" },
            MetricValue = "1",
        });
        return new CfnStage(scope, "Stage", new CfnStageProps
        {
            ApiId = api.ApiId,
            StageName = Name,
            AutoDeploy = true,
            AccessLogSettings = new CfnStage.AccessLogSettingsProperty
            {
                DestinationArn = logs.LogGroupArn,
                Format = $"{{{string.Join(',', LoggedFields.Select(name => $"\"{name.Split('.')[^1]}\":\"$context.{name}\""))}}}",
            },
            DefaultRouteSettings = Limits(Rate, Burst),
            RouteSettings = new Dictionary<string, object>
            {
                [PublicPaths.LandingRoute] = new Dictionary<string, object>
                {
                    ["DetailedMetricsEnabled"] = true,
                    ["ThrottlingRateLimit"] = LandingRate,
                    ["ThrottlingBurstLimit"] = LandingBurst,
                },
            },
        });
    }

    private static CfnStage.RouteSettingsProperty Limits(int rate, int burst) => new()
    {
        DetailedMetricsEnabled = true,
        ThrottlingRateLimit = rate,
        ThrottlingBurstLimit = burst,
    };
}
