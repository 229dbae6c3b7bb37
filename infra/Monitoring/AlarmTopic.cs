using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;
using Guance.Serverless.Infra.Storage;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>The SNS topic that alarms notify, and the alarms themselves.</summary>
internal sealed class AlarmTopic : Construct
{
    private readonly List<IAlarm> alarms = [];
    private readonly SnsAction notify;

    public AlarmTopic(Construct scope, string name, string? email)
        : base(scope, "Alarms")
    {
        Topic = new Topic(this, "Topic", new TopicProps
        {
            TopicName = name,
            DisplayName = "Guance settlement through AWS",
            MasterKey = EncryptionKeys.CreateAlarmKey(this),
            EnforceSSL = true,
        });
        Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "Alarms",
            Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
            },
        }));
        if (email is not null)
        {
            Topic.AddSubscription(new EmailSubscription(email));
        }

        notify = new SnsAction(Topic);
    }

    public Topic Topic { get; }

    public IReadOnlyCollection<IAlarm> Alarms => alarms;

    /// <summary>
    /// Creates an alarm that notifies the topic when it is raised and when it is over. Missing data counts as good, unless the alarm
    /// says otherwise.
    /// </summary>
    public Alarm AddAlarm(Construct scope, string id, AlarmProps props)
    {
        var alarm = new Alarm(scope, id, new AlarmProps
        {
            AlarmName = props.AlarmName,
            Metric = props.Metric,
            AlarmDescription = props.AlarmDescription,
            Threshold = props.Threshold,
            ComparisonOperator = props.ComparisonOperator ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            EvaluationPeriods = props.EvaluationPeriods,
            DatapointsToAlarm = props.DatapointsToAlarm,
            TreatMissingData = props.TreatMissingData ?? TreatMissingData.NOT_BREACHING,
        });
        alarm.AddAlarmAction(notify);
        alarm.AddOkAction(notify);
        alarms.Add(alarm);
        return alarm;
    }
}
