using Amazon.CDK;
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
            TerminationProtection = true,
        })
    {
        var key = DataKey.Create(this, names);
        var table = TableCreation.Create(this, names.Table, key);
        var notices = new FeedingQueue(this, "Notices", names, FunctionSettings.Subscriptions.Queue!);
        var outbox = new FeedingQueue(this, "Outbox", names, FunctionSettings.Outbox.Queue!);
        Arrivals.Allow(this, names, notices, settings);
        var pipe = new OutboxPipe(this, names, table, outbox.Queue);

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
        OutboxAlarms.Watch(alarms, alarms, pipe);
        var deployments = Scoped("Deployments");
        GradualDeployment.Of(
            deployments, registration, FunctionAlarms.Watch(alarms, alarms, registration), ApiAlarms.Watch(alarms, alarms, api));
        GradualDeployment.Of(deployments, subscriptions, FunctionAlarms.Watch(alarms, alarms, subscriptions));
        GradualDeployment.Of(deployments, carrier, FunctionAlarms.Watch(alarms, alarms, carrier));
        if (mail is not null)
        {
            MailAlarms.Watch(alarms, alarms, mail);
        }

        var dashboard = new OperatorsDashboard(this, names.Dashboard);
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
