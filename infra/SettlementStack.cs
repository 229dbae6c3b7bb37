using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Infra.Functions;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Notices;
using Guance.Serverless.Infra.Pipes;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Infra.Web;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra;

/// <summary>The settlement: table, queues, functions, pages, mails, and what operators see of them.</summary>
internal sealed class SettlementStack : Stack
{
    public SettlementStack(Construct scope, DeploymentSettings settings, Names names)
        : base(scope, "Settlement", new StackProps
        {
            StackName = names.Stack("settlement"),
            Description = "Settles Guance workspaces through AWS Marketplace",
            Env = new Amazon.CDK.Environment { Account = settings.Place.Account, Region = settings.Place.Region },
            TerminationProtection = settings.Protection.AgainstDeletion,
        })
    {
        var key = DataKey.Create(this, names, settings.Protection);
        var table = SettlementTables.Of(this, settings, names, key);
        if (settings.Backup is { } backup)
        {
            Backups.Keep(this, names, settings, backup, table);
        }

        var notices = new FeedingQueue(this, "Notices", names, settings.Protection, FunctionSettings.Subscriptions.Queue!);
        var outbox = new FeedingQueue(this, "Outbox", names, settings.Protection, FunctionSettings.Outbox.Queue!);
        var busDeadLetters = Arrivals.Allow(this, names, notices, settings);
        var pipe = new OutboxPipe(this, names, settings.Protection, table, outbox.Queue);
        SweepSchedule.Create(this, names, outbox);

        var mail = settings.Mail.Relay is null ? new MailIdentity(this, names, settings) : null;
        var api = new PublicApi(this, settings, names);
        var plans = new Plans(this, settings, names, table);
        var functions = Scoped("Functions");
        var registration = new NativeFunction(functions, settings, names, plans.Registration(api.PublicUrl));
        var subscriptions = new NativeFunction(functions, settings, names, plans.Subscriptions(notices));
        var carrier = new NativeFunction(functions, settings, names, plans.Outbox(outbox, notices, api.PublicUrl, mail));
        api.Answer(registration.Live);

        var alarms = new AlarmTopic(this, names.Stack("alarms"), settings.AlarmEmail);
        QueueAlarms.Watch(alarms, alarms, notices);
        QueueAlarms.Watch(alarms, alarms, outbox);
        if (busDeadLetters is not null)
        {
            QueueAlarms.NotEmpty(alarms, alarms, "BusUndelivered", busDeadLetters, "AWS Marketplace's events that the notices queue did not take");
        }

        NoticeAlarms.Watch(alarms, alarms, names, settings.QuietDays);
        TableAlarms.Watch(alarms, alarms, table);
        OutboxAlarms.Watch(alarms, alarms, names, pipe);
        var deployments = Scoped("Deployments");
        foreach (var function in (NativeFunction[])[registration, subscriptions, carrier])
        {
            FunctionAlarms.Watch(alarms, alarms, function, settings.Place);
            IAlarm[] rollbackOn = function == registration
                ? [VersionAlarms.Errors(alarms, alarms, function), VersionAlarms.PagesFailed(alarms, alarms, function)]
                : [VersionAlarms.Errors(alarms, alarms, function)];
            GradualDeployment.Of(deployments, function, settings.Canary, rollbackOn);
        }

        ApiAlarms.Watch(alarms, alarms, api);
        if (settings.Domain is { } domain)
        {
            ApiAlarms.WatchCertificate(alarms, alarms, domain);
        }

        MailAlarms.WatchRefusals(alarms, alarms, names);
        if (mail is not null)
        {
            MailAlarms.Watch(alarms, alarms, names, mail);
        }

        var dashboard = new OperatorsDashboard(this, names);
        dashboard.Alarms(alarms);
        dashboard.Buyers(api);
        dashboard.Notices(notices);
        dashboard.Effects(outbox, pipe);
        dashboard.Functions([registration, subscriptions, carrier]);
        dashboard.Table(table);
        if (mail is not null)
        {
            dashboard.Mails(mail);
        }

        Outputs.Of(this, api, table, notices, outbox, mail, alarms, dashboard);
    }

    private Construct Scoped(string id) => new(this, id);
}
