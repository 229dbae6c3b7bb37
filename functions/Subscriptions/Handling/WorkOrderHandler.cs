using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Subscriptions.Handling;

/// <summary>Carries out work orders, and orders the rest of the work anew when it is not yet due or the time is nearly up.</summary>
public sealed partial class WorkOrderHandler(
    TearDownAccount work, WorkOrderSender orders, EmfMetrics metrics, ILogger<WorkOrderHandler> logger, TimeProvider time)
{
    /// <summary>No transaction is begun with less time than this left.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>The new order is sent before this one is acknowledged, so the work is never lost; doing it twice is harmless.</summary>
    /// <param name="account">The account.</param>
    /// <param name="isReminder">Whether the sweep asks: what is not yet due then has an order of its own, or the next sweep asks again.</param>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WorkAsync(CloudAccountId account, bool isReminder, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var dueAt = await work.RunAsync(account, () => deadline - time.GetUtcNow() > Reserve, cancellationToken);
        if (dueAt is not { } due)
        {
            metrics.Count(MetricNames.WorkOrdersDone);
            LogDone(account);
            return;
        }

        if (isReminder && due > time.GetUtcNow())
        {
            LogNotDue(account, due);
            return;
        }

        await orders.SendAsync(account, due - time.GetUtcNow(), cancellationToken);
        metrics.Count(MetricNames.WorkOrdersContinued);
        LogContinued(account, due);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Work on cloud account {CloudAccount}: nothing is left to do")]
    private partial void LogDone(CloudAccountId cloudAccount);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work on cloud account {CloudAccount} is due at {DueAt:O}, not yet")]
    private partial void LogNotDue(CloudAccountId cloudAccount, DateTimeOffset dueAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work on cloud account {CloudAccount} goes on at {DueAt:O}")]
    private partial void LogContinued(CloudAccountId cloudAccount, DateTimeOffset dueAt);
}
