using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Deployment;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Subscriptions.Intake;

/// <summary>Carries out work orders, and orders the rest of the work anew when it is not yet due or the time is nearly up.</summary>
public sealed partial class AccountWorker(
    AccountWork work, WorkOrderSender orders, MetricLines metrics, ILogger<AccountWorker> logger, TimeProvider time)
{
    /// <summary>No transaction is begun with less time than this left.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>The new order is sent before this one is acknowledged, so the work is never lost; doing it twice is harmless.</summary>
    public async Task WorkAsync(CloudAccountId account, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var dueAt = await work.RunAsync(account, () => deadline - time.GetUtcNow() > Reserve, cancellationToken);
        if (dueAt is not { } due)
        {
            metrics.Count(MetricNames.WorkOrdersDone);
            LogDone(account);
            return;
        }

        await orders.SendAsync(account, due - time.GetUtcNow(), cancellationToken);
        metrics.Count(MetricNames.WorkOrdersContinued);
        LogContinued(account, due);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Work on cloud account {CloudAccount}: nothing is left to do")]
    private partial void LogDone(CloudAccountId cloudAccount);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work on cloud account {CloudAccount} goes on at {DueAt:O}")]
    private partial void LogContinued(CloudAccountId cloudAccount, DateTimeOffset dueAt);
}
