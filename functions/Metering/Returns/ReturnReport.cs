using System.Collections.Immutable;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Returns;

/// <summary>
/// Tells operators what is handed back to the Expense Center, by reason: as it came, when its hour is closed, or when AWS has answered.
/// Fractions at the end of a subscription are expected, and counted apart, so that no alarm is raised for them.
/// </summary>
public sealed partial class ReturnReport(EmfMetrics metrics, ILogger<ReturnReport> logger)
{
    /// <summary>Once it is stored.</summary>
    public void Tell(ImmutableArray<ReturnedUsage> returned)
    {
        foreach (var some in returned.GroupBy(one => (one.Reason, one.CloudAccount)))
        {
            var (reason, account, count) = (some.Key.Reason, some.Key.CloudAccount, some.Count());
            if (reason is UsageReturnReason.Fraction)
            {
                metrics.Count(MetricNames.FractionsReturned, count);
                LogFractions(count, account);
            }
            else
            {
                metrics.Count(MetricNames.UsageReturned, count);
                LogReturned(count, account, reason);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} fractions of a unit of cloud account {CloudAccount} are handed back: its subscription has ended")]
    private partial void LogFractions(int count, CloudAccountId? cloudAccount);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} usages of cloud account {CloudAccount} are handed back: {Reason}")]
    private partial void LogReturned(int count, CloudAccountId? cloudAccount, UsageReturnReason reason);
}
