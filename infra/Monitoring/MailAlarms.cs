using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>
/// Mails that bounce or are complained of. At these rates AWS puts an account under review. Source: SES Developer Guide,
/// "Using reputation metrics to track bounce and complaint rates".
/// </summary>
internal static class MailAlarms
{
    private const double Bounces = 0.05, Complaints = 0.001;

    public static void Watch(Construct scope, AlarmTopic alarms, Names names, MailIdentity mail)
    {
        Raise("MailBounces", "Reputation.BounceRate", Bounces, "bounce");
        Raise("MailComplaints", "Reputation.ComplaintRate", Complaints, "are complained of");

        alarms.Raise(scope, "MailEventsFailing", new AlarmProps
        {
            AlarmDescription = "What SES tells of mails that bounce, are complained of or rejected does not reach its log group",
            Metric = new Metric(new MetricProps
            {
                Namespace = "AWS/Events",
                MetricName = "FailedInvocations",
                Statistic = "Sum",
                Period = Duration.Minutes(5),
                DimensionsMap = new Dictionary<string, string> { ["RuleName"] = names.MailRule },
            }),
            Threshold = 1,
            EvaluationPeriods = 1,
        });

        void Raise(string id, string metric, double rate, string what) => alarms.Raise(scope, id, new AlarmProps
        {
            AlarmDescription = $"So many mails {what} that AWS may stop them",
            Metric = Of(mail, metric, "Maximum"),
            Threshold = rate,
            EvaluationPeriods = 1,
        });
    }

    /// <summary>Also without SES of our own: a relay refuses mails in the same words.</summary>
    public static void WatchRefusals(Construct scope, AlarmTopic alarms, Names names) => alarms.Raise(scope, "MailsRefused", new AlarmProps
    {
        AlarmDescription = "SES refuses a mail for good, for its address or because our account is in the SES sandbox; it ends in the outbox's dead-letter queue: "
            + "see infra/README.md, \"Redriving a dead-letter queue\"",
        Metric = FunctionMetrics.Of(names, FunctionSettings.Outbox, MetricNames.MailsRefused, "Sum"),
        Threshold = 1,
        EvaluationPeriods = 1,
    });

    public static Metric Of(MailIdentity mail, string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/SES",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Hours(1),
        DimensionsMap = new Dictionary<string, string> { ["ses:configuration-set"] = mail.ConfigurationSet },
    });
}
