using Amazon.CDK;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Web;

/// <summary>How the API answers: how much at once, under which address, and what is written down of each request.</summary>
internal static class ApiStage
{
    /// <summary>The stage whose name is in no address.</summary>
    public const string Name = "$default";

    /// <summary>Requests a second, on average and at once: a hundred times what buyers make, and little for who would flood us.</summary>
    private const int Rate = 50, Burst = 100, LandingRate = 10, LandingBurst = 20;

    /// <summary>No query, header or body: a token or a code must not be here. Source: API Gateway, "Logging variables for HTTP APIs".</summary>
    private static readonly string[] Written =
    [
        "requestId", "requestTime", "identity.sourceIp", "httpMethod", "routeKey", "path", "protocol", "status", "responseLength",
        "responseLatency", "integrationLatency", "integrationErrorMessage", "identity.userAgent",
    ];

    public static CfnStage Create(Construct scope, Names names, HttpApi api)
    {
        var logs = new LogGroup(scope, "AccessLog", new LogGroupProps
        {
            LogGroupName = $"/aws/vendedlogs/apis/{names.Stack("registration")}",
            Retention = RetentionDays.ONE_YEAR,
            RemovalPolicy = RemovalPolicy.RETAIN,
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
