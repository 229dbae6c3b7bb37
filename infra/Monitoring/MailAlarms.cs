using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Mail;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>
/// Alarms on mails that bounce, cause complaints or are refused. At these rates AWS puts an account under review. Source: SES Developer Guide,
/// "Using reputation metrics to track bounce and complaint rates".
/// </summary>
internal static class MailAlarms
{
    private const double MaxBounceRate = 0.05, MaxComplaintRate = 0.001;

    public static void Create(Construct scope, AlarmTopic alarms, ResourceNames names, MailSender mail)
    {
        Add("MailBounces", "Reputation.BounceRate", MaxBounceRate, "bounce");
        Add("MailComplaints", "Reputation.ComplaintRate", MaxComplaintRate, "are complained of");

        alarms.AddAlarm(scope, "MailEventsFailing", new AlarmProps
        {
            AlarmDescription = "What SES tells of mails that bounce, are complained of or rejected does not reach its log group",
            Metric = new Metric(new MetricProps
            {
                Namespace = "AWS/Events",
                MetricName = "FailedInvocations",
                Statistic = "Sum",
                Period = Duration.Minutes(5),
                DimensionsMap = new Dictionary<string, string> { ["RuleName"] = names.MailEventsRule },
            }),
            Threshold = 1,
            EvaluationPeriods = 1,
        });

        void Add(string id, string metric, double rate, string what) => alarms.AddAlarm(scope, id, new AlarmProps
        {
            AlarmDescription = $"So many mails {what} that AWS may stop them",
            Metric = Metrics.OfMails(mail, metric, "Maximum"),
            Threshold = rate,
            EvaluationPeriods = 1,
        });
    }

    /// <summary>Refused mails. Needed for a relay too, which answers with the same errors as SES.</summary>
    public static void CreateForRefusals(Construct scope, AlarmTopic alarms, ResourceNames names) => alarms.AddAlarm(scope, "MailsRefused", new AlarmProps
    {
        AlarmDescription = "SES refuses a mail for good, for its address or because our account is in the SES sandbox; it ends in the outbox's dead-letter queue: "
            + "see infra/README.md, \"Redriving a dead-letter queue\"",
        Metric = Metrics.OfFunction(names, FunctionSettings.Outbox, MetricNames.MailsRefused, "Sum"),
        Threshold = 1,
        EvaluationPeriods = 1,
    });
}
