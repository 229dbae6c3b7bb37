using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on pages that fail, are slow or are flooded.</summary>
internal static class ApiAlarms
{
    /// <summary>In milliseconds. A cold start, ResolveCustomer and a transaction together take less than half of it.</summary>
    private const double MaxLatency = 3000;

    /// <summary>In five minutes: more than an impatient buyer causes, and less than a flood.</summary>
    private const int MaxThrottledRequests = 100;

    public static void Create(Construct scope, AlarmTopic alarms, PublicApi api)
    {
        alarms.AddAlarm(scope, "LandingSlow", new AlarmProps
        {
            AlarmDescription = $"One in a hundred buyers waits longer than {MaxLatency / 1000} seconds for the landing page",
            Metric = Metrics.OfLandingPage(api, "Latency", "p99"),
            Threshold = MaxLatency,
            EvaluationPeriods = 3,
            DatapointsToAlarm = 2,
        });
        alarms.AddAlarm(scope, "LandingFailing", new AlarmProps
        {
            AlarmDescription = "A buyer who came from AWS Marketplace got an error of ours (5xx)",
            Metric = Metrics.OfLandingPage(api, "5xx", "Sum"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        alarms.AddAlarm(scope, "RequestsThrottled", new AlarmProps
        {
            AlarmDescription = $"{MaxThrottledRequests} requests were throttled in five minutes (429): somebody floods the pages, and may lock buyers out: "
                + "see infra/README.md, \"CloudFront and WAF\"",
            Metric = Metrics.OfThrottledRequests(api),
            Threshold = MaxThrottledRequests,
            EvaluationPeriods = 1,
        });
        alarms.AddAlarm(scope, "PagesFailing", new AlarmProps
        {
            AlarmDescription = "Several pages ended with an error of ours (5xx)",
            Metric = Metrics.OfApi(api, "5xx", "Sum"),
            Threshold = 5,
            EvaluationPeriods = 1,
        });
    }
}
