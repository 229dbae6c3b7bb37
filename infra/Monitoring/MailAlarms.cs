using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Mail;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>
/// Mails that bounce or are complained of. At these rates AWS puts an account under review. Source: SES Developer Guide,
/// "Using reputation metrics to track bounce and complaint rates".
/// </summary>
internal static class MailAlarms
{
    private const double Bounces = 0.05, Complaints = 0.001;

    public static void Watch(Construct scope, AlarmTopic alarms, MailIdentity mail)
    {
        Raise("MailBounces", "Reputation.BounceRate", Bounces, "bounce");
        Raise("MailComplaints", "Reputation.ComplaintRate", Complaints, "are complained of");

        void Raise(string id, string metric, double rate, string what) => alarms.Raise(scope, id, new AlarmProps
        {
            AlarmDescription = $"So many mails {what} that AWS may stop them",
            Metric = Of(mail, metric, "Maximum"),
            Threshold = rate,
            EvaluationPeriods = 1,
        });
    }

    public static Metric Of(MailIdentity mail, string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/SES",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Hours(1),
        DimensionsMap = new Dictionary<string, string> { ["ses:configuration-set"] = mail.ConfigurationSet },
    });
}
