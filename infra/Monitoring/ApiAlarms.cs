using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Alarms on pages that fail, are slow or are flooded, and on the certificate of the domain.</summary>
internal static class ApiAlarms
{
    /// <summary>In milliseconds. A cold start, ResolveCustomer and a transaction together take less than half of it.</summary>
    private const double MaxLatency = 3000;

    /// <summary>In five minutes: more than an impatient buyer causes, and less than a flood.</summary>
    private const int MaxRefusedRequests = 100;

    /// <summary>ACM renews a certificate 60 days before it expires; one that is not renewed 30 days before needs an engineer.</summary>
    private const int MinDaysToExpiry = 30;

    public static void CreateForCertificate(Construct scope, AlarmTopic alarms, DomainSettings domain) => alarms.AddAlarm(scope, "CertificateExpiring", new AlarmProps
    {
        AlarmDescription = $"The certificate of {domain.Name} expires in {MinDaysToExpiry} days and has not been renewed; AWS Certificate Manager says why",
        Metric = new Metric(new MetricProps
        {
            Namespace = "AWS/CertificateManager",
            MetricName = "DaysToExpiry",
            Statistic = "Minimum",
            Period = Duration.Days(1),
            DimensionsMap = new Dictionary<string, string> { ["CertificateArn"] = domain.CertificateArn },
        }),
        Threshold = MinDaysToExpiry,
        ComparisonOperator = ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
        EvaluationPeriods = 1,
    });

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
        alarms.AddAlarm(scope, "RequestsRefused", new AlarmProps
        {
            AlarmDescription = $"{MaxRefusedRequests} requests were refused in five minutes (429): somebody floods the pages, and may lock buyers out: "
                + "see infra/README.md, \"CloudFront and WAF\"",
            Metric = Metrics.OfRefusedRequests(api),
            Threshold = MaxRefusedRequests,
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
