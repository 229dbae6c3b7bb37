using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Functions;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Outbox;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>The dashboard of operators. From top to bottom: alarms, pages, notices, side effects, metering, functions, the table, mails.</summary>
internal sealed class OperationsDashboard(Construct scope, ResourceNames names)
{
    private const int FullWidth = 24, HalfWidth = 12, ThirdWidth = 8, QuarterWidth = 6;

    private readonly Dashboard dashboard = new(scope, "Dashboard", new DashboardProps
    {
        DashboardName = names.Dashboard,
        DefaultInterval = Duration.Days(1),
        PeriodOverride = PeriodOverride.AUTO,
    });

    public string Name => dashboard.DashboardName;

    public void AddAlarms(AlarmTopic alarms) => dashboard.AddWidgets(new AlarmStatusWidget(new AlarmStatusWidgetProps
    {
        Title = "Alarms",
        Alarms = [.. alarms.Alarms],
        Width = FullWidth,
        Height = 4,
    }));

    public void AddPages(PublicApi api) => dashboard.AddWidgets(
        Graph("Buyers from AWS Marketplace", ThirdWidth, Metrics.OfLandingPage(api, "Count", "Sum"), Metrics.OfLandingPage(api, "4xx", "Sum"), Metrics.OfLandingPage(api, "5xx", "Sum"), Metrics.OfThrottledRequests(api)),
        Graph("All pages", ThirdWidth, Metrics.OfApi(api, "Count", "Sum"), Metrics.OfApi(api, "4xx", "Sum"), Metrics.OfApi(api, "5xx", "Sum")),
        Graph("How long the landing page takes (ms)", ThirdWidth, Metrics.OfLandingPage(api, "Latency", "p50"), Metrics.OfLandingPage(api, "Latency", "p99")));

    public void AddNotices(EventSourceQueue notices) => dashboard.AddWidgets(
        Graph("Notices", ThirdWidth, SumOf(FunctionSettings.Subscriptions, MetricNames.NoticesApplied), SumOf(FunctionSettings.Subscriptions, MetricNames.NoticesRepeated), SumOf(FunctionSettings.Subscriptions, MetricNames.NoticesUnreadable), SumOf(FunctionSettings.Subscriptions, MetricNames.NoticesOfForeignProducts)),
        Graph("Work on accounts", ThirdWidth, SumOf(FunctionSettings.Subscriptions, MetricNames.WorkOrdersDone), SumOf(FunctionSettings.Subscriptions, MetricNames.WorkOrdersContinued)),
        QueueGraph("Notices waiting", notices));

    public void AddOutbox(EventSourceQueue outbox, OutboxPipe pipe) => dashboard.AddWidgets(
        Graph("Effects carried out", ThirdWidth, SumOf(FunctionSettings.Outbox, MetricNames.OutboxDone), SumOf(FunctionSettings.Outbox, MetricNames.MessagesToRetry), Metrics.OfPipe(pipe, "ExecutionFailed")),
        Graph("From decision to effect (ms)", ThirdWidth, Metrics.OfFunction(names, FunctionSettings.Outbox, MetricNames.OutboxAge, "p50"), Metrics.OfFunction(names, FunctionSettings.Outbox, MetricNames.OutboxAge, "Maximum")),
        QueueGraph("Effects waiting", outbox));

    public void AddMetering(EventSourceQueue usage) => dashboard.AddWidgets(
        Graph(
            "Usage records",
            QuarterWidth,
            SumOf(FunctionSettings.UsageIntake, MetricNames.UsageTaken),
            SumOf(FunctionSettings.UsageIntake, MetricNames.UsageRepeated),
            SumOf(FunctionSettings.UsageIntake, MetricNames.UsageLate),
            SumOf(FunctionSettings.UsageIntake, MetricNames.UsageReturned),
            SumOf(FunctionSettings.UsageIntake, MetricNames.UsageUnreadable)),
        QueueGraph("Usage waiting", usage, QuarterWidth),
        Graph(
            "Metering records",
            QuarterWidth,
            SumOf(FunctionSettings.Metering, MetricNames.MeteringAccepted),
            SumOf(FunctionSettings.Metering, MetricNames.MeteringRefused),
            SumOf(FunctionSettings.Metering, MetricNames.MeteringDuplicates),
            SumOf(FunctionSettings.Metering, MetricNames.MeteringNotSubscribed),
            SumOf(FunctionSettings.Metering, MetricNames.MeteringUnclear),
            SumOf(FunctionSettings.Metering, MetricNames.UsageReturned),
            SumOf(FunctionSettings.Metering, MetricNames.FractionsReturned)),
        Graph("Oldest hour without an answer (ms)", QuarterWidth, Metrics.OfFunction(names, FunctionSettings.Metering, MetricNames.OldestWaitingHour, "Maximum")));

    public void AddFunctions(IReadOnlyList<NativeFunction> functions) => dashboard.AddWidgets(
        Graph("Calls", ThirdWidth, [.. functions.Select(function => function.Function.MetricInvocations(Labelled(function, "Sum")))]),
        Graph("Errors", ThirdWidth, [.. functions.Select(function => function.Function.MetricErrors(Labelled(function, "Sum")))]),
        Graph("Duration, p99 (ms)", ThirdWidth, [.. functions.Select(function => function.Function.MetricDuration(Labelled(function, "p99")))]));

    public void AddTable(ITable table) => dashboard.AddWidgets(
        Graph("Table: capacity used", HalfWidth, table.MetricConsumedReadCapacityUnits(Sum()), table.MetricConsumedWriteCapacityUnits(Sum())),
        Graph(
            "Table: requests refused",
            HalfWidth,
            table.MetricUserErrors(Sum()),
            Metrics.OfTable(table, "ReadThrottleEvents"),
            Metrics.OfTable(table, "WriteThrottleEvents"),
            Metrics.OfTable(table, "TransactionConflict")));

    public void AddMails(MailSender mail) => dashboard.AddWidgets(
        Graph("Mails", HalfWidth, Metrics.OfMails(mail, "Send", "Sum"), Metrics.OfMails(mail, "Delivery", "Sum"), Metrics.OfMails(mail, "Bounce", "Sum"), Metrics.OfMails(mail, "Complaint", "Sum")),
        Graph("Reputation", HalfWidth, Metrics.OfMails(mail, "Reputation.BounceRate", "Maximum"), Metrics.OfMails(mail, "Reputation.ComplaintRate", "Maximum")));

    private static GraphWidget QueueGraph(string title, EventSourceQueue queue, int width = ThirdWidth) => new(new GraphWidgetProps
    {
        Title = title,
        Width = width,
        Left = [queue.Queue.MetricApproximateNumberOfMessagesVisible(Labelled("waiting")), queue.DeadLetterQueue.MetricApproximateNumberOfMessagesVisible(Labelled("given up"))],
        Right = [queue.Queue.MetricApproximateAgeOfOldestMessage(Labelled("age of the oldest (s)"))],
    });

    private static GraphWidget Graph(string title, int width, params IMetric[] metrics) =>
        new(new GraphWidgetProps { Title = title, Width = width, Left = metrics });

    private Metric SumOf(FunctionSettings function, string name) => Metrics.OfFunction(names, function, name, "Sum");

    private static MetricOptions Sum() => new() { Statistic = "Sum", Period = Duration.Minutes(5) };

    private static MetricOptions Labelled(string label) => new() { Label = label, Statistic = "Maximum", Period = Duration.Minutes(5) };

    private static MetricOptions Labelled(NativeFunction function, string statistic) =>
        new() { Label = function.Props.Settings.Name, Statistic = statistic, Period = Duration.Minutes(5) };
}
