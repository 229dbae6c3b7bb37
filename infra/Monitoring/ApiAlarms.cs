using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>A landing page that fails, or keeps buyers waiting.</summary>
internal static class ApiAlarms
{
    /// <summary>Milliseconds. A cold start, ResolveCustomer and a transaction take less than half of it.</summary>
    private const double Slow = 3000;

    /// <summary>Refusals in five minutes: more than a buyer who clicks in anger, and less than a flood.</summary>
    private const int Refused = 100;

    /// <summary>Days. ACM renews 60 days before the end; what is not renewed by then needs a person.</summary>
    private const int Expiring = 30;

    public static void WatchCertificate(Construct scope, AlarmTopic alarms, DomainSettings domain) => alarms.Raise(scope, "CertificateExpiring", new AlarmProps
    {
        AlarmDescription = $"The certificate of {domain.Name} expires in {Expiring} days and has not been renewed; AWS Certificate Manager says why",
        Metric = new Metric(new MetricProps
        {
            Namespace = "AWS/CertificateManager",
            MetricName = "DaysToExpiry",
            Statistic = "Minimum",
            Period = Duration.Days(1),
            DimensionsMap = new Dictionary<string, string> { ["CertificateArn"] = domain.Certificate },
        }),
        Threshold = Expiring,
        ComparisonOperator = ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
        EvaluationPeriods = 1,
    });

    public static void Watch(Construct scope, AlarmTopic alarms, PublicApi api)
    {
        alarms.Raise(scope, "LandingSlow", new AlarmProps
        {
            AlarmDescription = $"One in a hundred buyers waits longer than {Slow / 1000} seconds for the landing page",
            Metric = ApiMetrics.OfLanding(api, "Latency", "p99"),
            Threshold = Slow,
            EvaluationPeriods = 3,
            DatapointsToAlarm = 2,
        });
        alarms.Raise(scope, "LandingFailing", new AlarmProps
        {
            AlarmDescription = "A buyer who came from AWS Marketplace got an error of ours (5xx)",
            Metric = ApiMetrics.OfLanding(api, "5xx", "Sum"),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        alarms.Raise(scope, "RequestsRefused", new AlarmProps
        {
            AlarmDescription = $"{Refused} requests were refused in five minutes (429): somebody floods the pages, and may lock buyers out: "
                + "see infra/README.md, \"CloudFront and WAF\"",
            Metric = ApiMetrics.OfRefused(api),
            Threshold = Refused,
            EvaluationPeriods = 1,
        });
        alarms.Raise(scope, "PagesFailing", new AlarmProps
        {
            AlarmDescription = "Several pages ended with an error of ours (5xx)",
            Metric = ApiMetrics.Of(api, "5xx", "Sum"),
            Threshold = 5,
            EvaluationPeriods = 1,
        });
    }
}
