using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>The alarm on a certificate of the pages' domain that is not renewed.</summary>
internal static class CertificateAlarms
{
    /// <summary>ACM renews a certificate 60 days before it expires; one that is not renewed 30 days before needs an engineer.</summary>
    private const int MinDaysToExpiry = 30;

    public static void Create(Construct scope, AlarmTopic alarms, DomainSettings domain) => alarms.AddAlarm(scope, "CertificateExpiring", new AlarmProps
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
}
