using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Subscriptions.Handling;

/// <summary>Executes work orders. Sends a new order for work that is not yet due or does not fit into the time left.</summary>
public sealed partial class WorkOrderHandler(
    TearDownAccount work, WorkOrderSender orders, EmfMetrics metrics, ILogger<WorkOrderHandler> logger, TimeProvider time)
{
    /// <summary>No transaction starts with less time than this before the deadline.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Sends the new order before this one is acknowledged, so the work is never lost. Doing it twice is harmless.
    /// </summary>
    /// <param name="isReminder">
    /// Whether the sweep sent it. Work not yet due then has its own order, or the next sweep sends one.
    /// </param>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    public async Task ExecuteAsync(CloudAccountId account, bool isReminder, DateTimeOffset deadline, CancellationToken cancellationToken)
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Work order of cloud account {CloudAccount}: done")]
    private partial void LogDone(CloudAccountId cloudAccount);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work order of cloud account {CloudAccount}: not due before {DueAt:O}")]
    private partial void LogNotDue(CloudAccountId cloudAccount, DateTimeOffset dueAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work order of cloud account {CloudAccount}: continues at {DueAt:O}")]
    private partial void LogContinued(CloudAccountId cloudAccount, DateTimeOffset dueAt);
}
