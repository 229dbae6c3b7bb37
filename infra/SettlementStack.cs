using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Functions;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Marketplace;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Metering;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Outbox;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra;

/// <summary>The settlement itself: table, queues, functions, pages, mails, and their monitoring.</summary>
internal sealed class SettlementStack : Stack
{
    public SettlementStack(Construct app, DeploymentSettings settings, ResourceNames names)
        : base(app, "Settlement", new StackProps
        {
            StackName = names.Stack("settlement"),
            Description = "Settles Guance workspaces through AWS Marketplace",
            Env = new Amazon.CDK.Environment { Account = settings.Target.Account, Region = settings.Target.Region },
            TerminationProtection = settings.Retention.DeletionProtection,
        })
    {
        var key = EncryptionKeys.CreateDataKey(this, names, settings.Retention);
        var table = DynamoDbTable.CreateOrImport(this, settings, names, key);
        if (settings.Backup is { } backup)
        {
            TableBackups.Create(this, names, settings, backup, table);
        }

        var notices = new EventSourceQueue(this, "Notices", names, settings.Retention, FunctionSettings.Subscriptions.Queue!);
        var outbox = new EventSourceQueue(this, "Outbox", names, settings.Retention, FunctionSettings.Outbox.Queue!);
        var usage = new EventSourceQueue(this, "Usage", names, settings.Retention, FunctionSettings.UsageIntake.Queue!);
        UsageProducers.Allow(usage, settings.Usage.Producers);
        var eventBusDeadLetters = NoticeIngestion.Create(this, names, notices, settings);
        var pipe = new OutboxPipe(this, names, settings.Retention, table, outbox.Queue);
        OutboxSweepSchedule.Create(this, names, outbox);

        var mail = settings.Mail.RelayUrl is null ? new MailSender(this, names, settings) : null;
        var api = new PublicApi(this, settings, names);
        var definitions = new FunctionDefinitions(this, settings, names, table);
        var scope = ChildScope("Functions");
        var dimensions = DimensionLayer.Create(scope, names, settings.Products);
        var registration = CreateFunction(definitions.Registration(api.PublicUrl));
        var metering = CreateFunction(definitions.Metering());
        NativeFunction[] functions =
        [
            registration,
            CreateFunction(definitions.Subscriptions(notices)),
            CreateFunction(definitions.Outbox(outbox, notices, api.PublicUrl, mail)),
            CreateFunction(definitions.UsageIntake(usage)),
            metering,
        ];
        api.RouteTo(registration.LiveAlias);
        var schedule = new MeteringSchedule(this, names, settings.Retention, FunctionSettings.Metering, metering.LiveAlias);

        var alarms = new AlarmTopic(this, names.Stack("alarms"), settings.AlarmEmail);
        QueueAlarms.Create(alarms, alarms, notices);
        QueueAlarms.Create(alarms, alarms, outbox);
        QueueAlarms.Create(alarms, alarms, usage);
        if (eventBusDeadLetters is not null)
        {
            QueueAlarms.CreateForDeadLetters(alarms, alarms, "BusUndelivered", eventBusDeadLetters, "AWS Marketplace's events that the notices queue did not take");
        }

        NoticeAlarms.Create(alarms, alarms, names, settings.QuietDays);
        TableAlarms.Create(alarms, alarms, table);
        OutboxAlarms.Create(alarms, alarms, names, pipe);
        MeteringAlarms.Create(alarms, alarms, names, schedule);
        var deployments = ChildScope("Deployments");
        foreach (var function in functions)
        {
            FunctionAlarms.Create(alarms, alarms, function, settings.Target);
            IAlarm[] rollbackAlarms = function == registration
                ? [RollbackAlarms.CreateForErrors(alarms, alarms, function), RollbackAlarms.CreateForFailedPages(alarms, alarms, function)]
                : [RollbackAlarms.CreateForErrors(alarms, alarms, function)];
            GradualDeployment.Create(deployments, function, settings.Canary, rollbackAlarms);
        }

        ApiAlarms.Create(alarms, alarms, api);
        if (settings.Domain is { } domain)
        {
            CertificateAlarms.Create(alarms, alarms, domain);
        }

        MailAlarms.CreateForRefusals(alarms, alarms, names);
        if (mail is not null)
        {
            MailAlarms.Create(alarms, alarms, names, mail);
        }

        var dashboard = new OperationsDashboard(this, names);
        dashboard.AddAlarms(alarms);
        dashboard.AddPages(api);
        dashboard.AddNotices(notices);
        dashboard.AddOutbox(outbox, pipe);
        dashboard.AddMetering(usage);
        dashboard.AddFunctions(functions);
        dashboard.AddTable(table);
        if (mail is not null)
        {
            dashboard.AddMails(mail);
        }

        StackOutputs.Add(this, api, table, notices, outbox, usage, mail, alarms, dashboard);

        NativeFunction CreateFunction(NativeFunctionProps props) => new(scope, settings, names, props, dimensions);
    }

    private Construct ChildScope(string id) => new(this, id);
}
