using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Subscriptions.Handling;

/// <summary>Executes work orders. Sends a new order for work that is not yet due or does not fit into the time left.</summary>
public sealed partial class WorkOrderHandler(
    TearDownAccount work, PayerOrders payerOrders, WorkOrderSender orders, EmfMetrics metrics, ILogger<WorkOrderHandler> logger, TimeProvider time)
{
    /// <summary>No transaction starts with less time than this before the deadline.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>Before an order that met a conflict is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseWhenThrottled = TimeSpan.FromMinutes(1);

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

    /// <summary>Goes on with an order to change who pays for workspaces.</summary>
    /// <param name="id">Id of the order.</param>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    public async Task GoOnAsync(Ulid id, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var order = await RunAsync(id, deadline, cancellationToken);
        if (order is { DoneAt: null })
        {
            await orders.SendAsync(id, Pause, cancellationToken);
            metrics.Count(MetricNames.WorkOrdersContinued);
            LogPayerOrderContinued(id, order.Account, order.Finished, order.Count);
            return;
        }

        if (order is not null)
        {
            metrics.Count(MetricNames.WorkOrdersDone);
            LogPayerOrderDone(id);
        }
    }

    /// <summary>While DynamoDB throttles, the order waits in the queue: its message must not end in the dead-letter queue.</summary>
    private async Task<PayerOrder?> RunAsync(Ulid id, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await payerOrders.RunAsync(id, () => deadline - time.GetUtcNow() > Reserve, cancellationToken);
        }
        catch (ContentionException)
        {
            await orders.SendAsync(id, PauseWhenThrottled, cancellationToken);
            LogThrottled(id, PauseWhenThrottled);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "DynamoDB throttles: order {PayerOrder} is tried again in {Delay}")]
    private partial void LogThrottled(Ulid payerOrder, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work order of cloud account {CloudAccount}: done")]
    private partial void LogDone(CloudAccountId cloudAccount);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work order of cloud account {CloudAccount}: not due before {DueAt:O}")]
    private partial void LogNotDue(CloudAccountId cloudAccount, DateTimeOffset dueAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work order of cloud account {CloudAccount}: continues at {DueAt:O}")]
    private partial void LogContinued(CloudAccountId cloudAccount, DateTimeOffset dueAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {PayerOrder}: done")]
    private partial void LogPayerOrderDone(Ulid payerOrder);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Order {PayerOrder} of cloud account {CloudAccount} goes on: {Finished} of {Count} workspaces are done")]
    private partial void LogPayerOrderContinued(Ulid payerOrder, CloudAccountId cloudAccount, int finished, int count);
}
