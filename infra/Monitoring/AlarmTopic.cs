using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;
using Guance.Serverless.Infra.Storage;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>Where alarms go, and the alarms that go there.</summary>
internal sealed class AlarmTopic : Construct
{
    private readonly List<IAlarm> raised = [];
    private readonly SnsAction notify;

    public AlarmTopic(Construct scope, string name, string? email)
        : base(scope, "Alarms")
    {
        Topic = new Topic(this, "Topic", new TopicProps
        {
            TopicName = name,
            DisplayName = "Guance settlement through AWS",
            MasterKey = DataKey.ForAlarms(this),
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

    public IReadOnlyCollection<IAlarm> Raised => raised;

    /// <summary>An alarm that tells when it begins and when it is over. Where an alarm does not say otherwise, no data means that nothing happens, which is no reason for it.</summary>
    public Alarm Raise(Construct scope, string id, AlarmProps alarm)
    {
        var created = new Alarm(scope, id, new AlarmProps
        {
            AlarmName = alarm.AlarmName,
            Metric = alarm.Metric,
            AlarmDescription = alarm.AlarmDescription,
            Threshold = alarm.Threshold,
            ComparisonOperator = alarm.ComparisonOperator ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            EvaluationPeriods = alarm.EvaluationPeriods,
            DatapointsToAlarm = alarm.DatapointsToAlarm,
            TreatMissingData = alarm.TreatMissingData ?? TreatMissingData.NOT_BREACHING,
        });
        created.AddAlarmAction(notify);
        created.AddOkAction(notify);
        raised.Add(created);
        return created;
    }
}
