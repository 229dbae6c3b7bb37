using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using Guance.Serverless.Infra.Functions;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Pipes;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Web;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>One page that answers, from top to bottom: is anything wrong, do buyers get in, do notices and effects flow, what does it cost.</summary>
internal sealed class OperatorsDashboard(Construct scope, Names names)
{
    private const int Wide = 24, Half = 12, Third = 8;

    private readonly Dashboard dashboard = new(scope, "Dashboard", new DashboardProps
    {
        DashboardName = names.Dashboard,
        DefaultInterval = Duration.Days(1),
        PeriodOverride = PeriodOverride.AUTO,
    });

    public string Name => dashboard.DashboardName;

    public void Alarms(AlarmTopic alarms) => dashboard.AddWidgets(new AlarmStatusWidget(new AlarmStatusWidgetProps
    {
        Title = "Alarms",
        Alarms = [.. alarms.Raised],
        Width = Wide,
        Height = 4,
    }));

    public void Buyers(PublicApi api) => dashboard.AddWidgets(
        Graph("Buyers from AWS Marketplace", Third, ApiMetrics.OfLanding(api, "Count", "Sum"), ApiMetrics.OfLanding(api, "4xx", "Sum"), ApiMetrics.OfLanding(api, "5xx", "Sum"), ApiMetrics.OfRefused(api)),
        Graph("All pages", Third, ApiMetrics.Of(api, "Count", "Sum"), ApiMetrics.Of(api, "4xx", "Sum"), ApiMetrics.Of(api, "5xx", "Sum")),
        Graph("How long the landing page takes (ms)", Third, ApiMetrics.OfLanding(api, "Latency", "p50"), ApiMetrics.OfLanding(api, "Latency", "p99")));

    public void Notices(FeedingQueue notices) => dashboard.AddWidgets(
        Graph("Notices", Third, Own(FunctionSettings.Subscriptions, MetricNames.NoticesTaken), Own(FunctionSettings.Subscriptions, MetricNames.NoticesRepeated), Own(FunctionSettings.Subscriptions, MetricNames.NoticesUnreadable), Own(FunctionSettings.Subscriptions, MetricNames.NoticesOfForeignProducts)),
        Graph("Work on accounts", Third, Own(FunctionSettings.Subscriptions, MetricNames.WorkOrdersDone), Own(FunctionSettings.Subscriptions, MetricNames.WorkOrdersContinued)),
        Waiting("Notices waiting", notices));

    public void Effects(FeedingQueue outbox, OutboxPipe pipe) => dashboard.AddWidgets(
        Graph("Effects carried out", Third, Own(FunctionSettings.Outbox, MetricNames.OutboxDone), Own(FunctionSettings.Outbox, MetricNames.MessagesToComeAgain), OutboxAlarms.OfPipe(pipe, "ExecutionFailed")),
        Graph("From decision to effect (ms)", Third, FunctionMetrics.Of(names, FunctionSettings.Outbox, MetricNames.OutboxAge, "p50"), FunctionMetrics.Of(names, FunctionSettings.Outbox, MetricNames.OutboxAge, "Maximum")),
        Waiting("Effects waiting", outbox));

    public void Functions(IReadOnlyList<NativeFunction> functions) => dashboard.AddWidgets(
        Graph("Calls", Third, [.. functions.Select(function => function.Function.MetricInvocations(Labelled(function, "Sum")))]),
        Graph("Errors", Third, [.. functions.Select(function => function.Function.MetricErrors(Labelled(function, "Sum")))]),
        Graph("Duration, p99 (ms)", Third, [.. functions.Select(function => function.Function.MetricDuration(Labelled(function, "p99")))]));

    public void Table(ITable table) => dashboard.AddWidgets(
        Graph("Table: capacity used", Half, table.MetricConsumedReadCapacityUnits(Sum()), table.MetricConsumedWriteCapacityUnits(Sum())),
        Graph(
            "Table: requests refused",
            Half,
            table.MetricUserErrors(Sum()),
            TableAlarms.Of(table, "ReadThrottleEvents"),
            TableAlarms.Of(table, "WriteThrottleEvents"),
            TableAlarms.Of(table, "TransactionConflict")));

    public void Mails(MailIdentity mail) => dashboard.AddWidgets(
        Graph("Mails", Half, MailAlarms.Of(mail, "Send", "Sum"), MailAlarms.Of(mail, "Delivery", "Sum"), MailAlarms.Of(mail, "Bounce", "Sum"), MailAlarms.Of(mail, "Complaint", "Sum")),
        Graph("Reputation", Half, MailAlarms.Of(mail, "Reputation.BounceRate", "Maximum"), MailAlarms.Of(mail, "Reputation.ComplaintRate", "Maximum")));

    private static GraphWidget Waiting(string title, FeedingQueue queue) => new(new GraphWidgetProps
    {
        Title = title,
        Width = Third,
        Left = [queue.Queue.MetricApproximateNumberOfMessagesVisible(Labelled("waiting")), queue.DeadLetters.MetricApproximateNumberOfMessagesVisible(Labelled("given up"))],
        Right = [queue.Queue.MetricApproximateAgeOfOldestMessage(Labelled("age of the oldest (s)"))],
    });

    private static GraphWidget Graph(string title, int width, params IMetric[] metrics) =>
        new(new GraphWidgetProps { Title = title, Width = width, Left = metrics });

    private Metric Own(FunctionSettings function, string name) => FunctionMetrics.Of(names, function, name, "Sum");

    private static MetricOptions Sum() => new() { Statistic = "Sum", Period = Duration.Minutes(5) };

    private static MetricOptions Labelled(string label) => new() { Label = label, Statistic = "Maximum", Period = Duration.Minutes(5) };

    private static MetricOptions Labelled(NativeFunction function, string statistic) =>
        new() { Label = function.Plan.Settings.Name, Statistic = statistic, Period = Duration.Minutes(5) };
}
