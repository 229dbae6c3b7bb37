using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Web;

/// <summary>How the API answers: how much at once, under which address, and what is written down of each request.</summary>
internal static class ApiStage
{
    /// <summary>The stage whose name is in no address.</summary>
    public const string Name = "$default";

    /// <summary>Requests a second of all buyers together, on average and at once.</summary>
    private const int Rate = 200, Burst = 400;

    /// <summary>
    /// The same for the landing page. Who comes too often is refused by the function, source by source; this limit is everybody's, so
    /// it must lie where one client alone does not reach it with ease. A refusal is one write to the row of its source, and
    /// DynamoDB takes 1,000 a second of one row: half of that.
    /// </summary>
    private const int LandingRate = 500, LandingBurst = 500;

    /// <summary>No query, header or body: a token or a code must not be here. Source: API Gateway, "Logging variables for HTTP APIs".</summary>
    private static readonly string[] Written =
    [
        "apiId", "requestId", "requestTime", "identity.sourceIp", "httpMethod", "routeKey", "path", "protocol", "status", "responseLength",
        "responseLatency", "integrationLatency", "integrationErrorMessage", "identity.userAgent",
    ];

    public static CfnStage Create(Construct scope, Names names, Protection protection, HttpApi api)
    {
        var logs = LogGroups.Create(scope, "AccessLog", $"/aws/vendedlogs/apis/{names.Stack("registration")}", protection);
        _ = new MetricFilter(scope, "RequestsRefused", new MetricFilterProps
        {
            LogGroup = logs,
            FilterPattern = FilterPattern.StringValue("$.status", "=", "429"),
            MetricNamespace = MetricNames.Namespace,
            MetricName = ApiMetrics.RequestsRefused,
            // Tells deployments of one account and Region apart.
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
                Format = $"{{{string.Join(',', Written.Select(name => $"\"{name.Split('.')[^1]}\":\"$context.{name}\""))}}}",
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
