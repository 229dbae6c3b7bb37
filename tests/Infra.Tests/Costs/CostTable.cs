using System.Globalization;
using System.Reflection;
using System.Text;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Costs;

/// <summary>
/// Monthly costs of a deployment in US dollars, as Markdown tables: computed from its templates and from AWS's list prices for
/// us-west-2, without free tiers: those of units and requests are in <see cref="Prices"/>.
/// </summary>
internal sealed class CostTable(IReadOnlyList<Template> templates)
{
    private const double Seconds = 730 * 3600, Million = 1e6;

    /// <summary>Metrics in addition to one for each name, because several functions write a metric of the same name.</summary>
    private const int AdditionalMetrics = 9;

    /// <summary>Metrics that every hourly sweep writes: its own two, the messages done, and the start of the function.</summary>
    private const int MetricsOfSweep = 4;

    /// <summary>Metrics that Metering writes whether or not there is usage: its runs, the oldest hour that waits, its start.</summary>
    private const int MetricsOfMetering = 3;

    /// <summary>Runs of Metering in a month.</summary>
    private const double MeteringRuns = 730 * 12;

    private const double UsageRecords = Prices.UsageRecordsOfMonth;

    /// <summary>Messages of 500 records.</summary>
    private const double UsageMessages = UsageRecords / 500;

    /// <summary>Calls of 25 metering records, each of one dimension and hour of a cloud account with 20 workspaces.</summary>
    private const double MeteringCalls = UsageRecords / 20 / 25;

    /// <summary>Metrics of each route. Source: API Gateway Developer Guide, "Monitor CloudWatch metrics for HTTP APIs".</summary>
    private const int MetricsOfRoute = 6;

    private static readonly int[] Sizes = [0, 1_000, 100_000];

    private IReadOnlyList<Line> FixedCosts =>
    [
        new($"{Count("AWS::KMS::Key")} keys at 1.00; each rotation, in the first two years, adds as much", Count("AWS::KMS::Key"), 3 * Count("AWS::KMS::Key")),
        new($"{Count("AWS::CloudWatch::Alarm")} alarms at 0.10", 0.10 * Count("AWS::CloudWatch::Alarm")),
        new($"{Count("AWS::CloudWatch::Dashboard")} dashboard at 3.00", 3.00 * Count("AWS::CloudWatch::Dashboard")),
        new(
            "4 reads a second of each shard of the stream at 0.20 a million: a new table on demand may have 1 to 4",
            StreamReads * 0.20 / Million, 4 * StreamReads * 0.20 / Million),
        new($"5 polls in 20 seconds of each of {EventSources} queues at 0.40 a million", EventSources * 5 * Seconds / 20 * Prices.SqsRequest / Million),
        new($"{MetricsOfSweep} metrics of the hourly sweep at 0.30", 0.30 * MetricsOfSweep),
        new($"{MeteringRuns:N0} runs of Metering: EventBridge Scheduler 1.0 and Lambda 0.9 millionths each", MeteringRuns * 1.9 / Million),
        new($"{MetricsOfMetering} metrics of Metering at 0.30", 0.30 * MetricsOfMetering),
    ];

    private IReadOnlyList<Line> CostsOnceInUse =>
    [
        new($"{OwnMetrics} metrics that functions and log filters write at 0.30, most only when there is something to count", 0, 0.30 * OwnMetrics),
        new($"{RouteMetrics} metrics of {Routes} routes at 0.30", 0.30 * RouteMetrics),
    ];

    /// <summary>In millionths of a dollar.</summary>
    private static IReadOnlyList<Line> CostsPerWorkspace { get; } =
    [
        new("a page a month: HTTP API 1.0; Lambda 0.2 and 38 MB-seconds 0.5; 3 KB of logs 1.5; 20 KB out 1.8", 5.0),
        new("its trace at 5.0: Lambda takes the first request of each second, and 5 % of all others", 0.25, 5.0),
        new("10 reads at 0.125", 10 * Prices.ReadUnit),
        new("5 % bound and 5 % gone: 5.0 write units at 0.625 each", 0.1 * 5.0 * Prices.WriteUnit),
        new("… and the pipe at 0.4, three calls of SQS at 0.4, Lambda at 0.7 each", 0.1 * (Prices.PipeRequest + (3 * Prices.SqsRequest) + 0.7)),
        new("0.005 mails at 100", 0.005 * Prices.Mail),
        new("1.5 KB stored at 0.25 a GB and restorable at 0.20", 1.5 * (Prices.StoredGigabyte + Prices.RestorableGigabyte) / Million),
    ];

    /// <summary>In millionths of a dollar.</summary>
    private static IReadOnlyList<Line> CostsOfMetering { get; } =
    [
        new(
            $"{UsageRecords:N0} usage records (10 dimensions, 720 hours): 1.2 write units each to take and 1.0 to close and send, at 0.625",
            UsageRecords * (1.2 + 1.0) * Prices.WriteUnit),
        new($"… in {UsageMessages:0.0} messages of 500: five requests of SQS at 0.4, Lambda at 6.9 each", UsageMessages * ((5 * Prices.SqsRequest) + 6.9)),
        new($"… in {MeteringCalls:0.0} calls of BatchMeterUsage, which are free, for 20 workspaces in each account: Lambda at 0.7 each", MeteringCalls * 0.7),
    ];

    public override string ToString()
    {
        var text = new StringBuilder();
        var (low, high) = (CostsPerWorkspace.Sum(line => line.Low), CostsPerWorkspace.Sum(line => line.High));
        var metered = CostsOfMetering.Sum(line => line.Low);
        Write("fixed", FixedCosts, "dollars");
        Write("once anything is settled", CostsOnceInUse, "dollars");
        Write("for each workspace", CostsPerWorkspace, "millionths");
        Write("… whose usage is metered", CostsOfMetering, "millionths");
        text.Append(
            CultureInfo.InvariantCulture,
            $"Together `fixed + busy × (is anything settled?) + ({low:0.0} to {high:0.0}) ÷ 1,000,000 × workspaces + {metered:0} ÷ 1,000,000 × metered workspaces`:\n\n");
        text.Append("| workspaces | lowest | highest | lowest, all metered | highest, all metered |\n|---|---|---|---|---|\n");
        foreach (var size in Sizes)
        {
            var metering = metered / Million * size;
            var (least, most) = (Total(size, line => line.Low), Total(size, line => line.High));
            text.Append(CultureInfo.InvariantCulture, $"| {size:N0} | {least:0.00} | {most:0.00} | {least + metering:0.00} | {most + metering:0.00} |\n");
        }

        return text.ToString();

        void Write(string title, IReadOnlyList<Line> lines, string unit)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {unit} |\n|---|---|\n");
            foreach (var line in lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {line.What} | {Range(line.Low, line.High)} |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"| together | {Range(lines.Sum(line => line.Low), lines.Sum(line => line.High))} |\n\n");
        }
    }

    private double Total(int workspaces, Func<Line, double> part) =>
        FixedCosts.Sum(part) + (workspaces > 0 ? CostsOnceInUse.Sum(part) : 0) + (CostsPerWorkspace.Sum(part) / Million * workspaces);

    private static double StreamReads => 4 * Seconds;

    private int EventSources => Count("AWS::Lambda::EventSourceMapping");

    private int Routes => Count("AWS::ApiGatewayV2::Route");

    private int RouteMetrics => MetricsOfRoute * Routes;

    private int OwnMetrics => Count("AWS::Logs::MetricFilter") + AdditionalMetrics - MetricsOfSweep - MetricsOfMetering + typeof(MetricNames).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(constant => (string)constant.GetRawConstantValue()!)
        .Count(name => name is not (MetricNames.Namespace or MetricNames.Function or MetricNames.Version));

    private int Count(string type) => templates.Sum(template => template.Of(type).Count());

    private static string Range(double low, double high) => Math.Abs(high - low) < 0.005
        ? low.ToString("0.00", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{low:0.00} to {high:0.00}");

    /// <param name="What">What is charged, with its number and price.</param>
    /// <param name="Low">The lowest amount.</param>
    /// <param name="High">The highest amount, where it depends on AWS or on the load.</param>
    private sealed record Line(string What, double Low, double High)
    {
        public Line(string what, double amount)
            : this(what, amount, amount)
        {
        }
    }
}
