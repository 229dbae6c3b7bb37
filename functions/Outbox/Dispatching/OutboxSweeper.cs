using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Finds outbox items whose messages were lost, every hour and on demand. The stream keeps records for 24 hours only, a pipe may
/// stop without an error, and a restored table has no earlier stream.
/// </summary>
public sealed partial class OutboxSweeper(
    OutboxStore outbox, CloudAccountStore accounts, OutboxQueueSender sender, WorkOrderSender orders, EmfMetrics metrics,
    ILogger<OutboxSweeper> logger, TimeProvider time)
{
    /// <summary>How far back the first sweep of a table starts. The stream has sent older items.</summary>
    private static readonly TimeSpan FirstSweepPeriod = TimeSpan.FromHours(25);

    /// <summary>
    /// An item may be stored this long after the hour in its id: the id of a buyer's mail is created with the claim, up to
    /// 30 minutes before the transaction that stores it.
    /// </summary>
    private static readonly TimeSpan MaxStorageDelay = TimeSpan.FromHours(1);

    /// <summary>Time for the last items and for the message that continues the sweep.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(5);

    private const int MaxConcurrency = 8;

    /// <summary>Sends a message for every overdue item, and a reminder for every watched account.</summary>
    /// <param name="from">The hour to start with; null for where the last sweep stopped.</param>
    /// <param name="deadline">When Lambda ends the invocation. The rest is done in another one.</param>
    public async Task SweepAsync(DateTimeOffset? from, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hour = from ?? await outbox.SweepFromAsync(cancellationToken) ?? Hour(now - FirstSweepPeriod);
        DateTimeOffset? firstPending = null;
        var sent = 0;
        for (; hour <= now; hour += TimeSpan.FromHours(1))
        {
            var pending = await outbox.PendingAsync(hour, cancellationToken);
            firstPending ??= pending.Any(item => !item.NeedsOperator) ? hour : null;
            var overdue = new Queue<PendingOutboxItem>(pending.Where(item => item.IsOverdue(now)));
            while (overdue.Count > 0 && IsTimeLeft(deadline))
            {
                var some = Enumerable.Range(0, Math.Min(MaxConcurrency, overdue.Count)).Select(_ => overdue.Dequeue()).ToList();
                sent += (await Task.WhenAll(some.Select(item => ResendAsync(item, cancellationToken)))).Count(isSent => isSent);
            }

            if (!IsTimeLeft(deadline))
            {
                await sender.SendSweepAsync(hour, cancellationToken);
                break;
            }
        }

        metrics.Gauge(MetricNames.OutboxSwept, sent);
        LogSwept(sent, hour);
        if (from is null)
        {
            var done = firstPending ?? hour;
            await outbox.SaveSweepFromAsync(done < Hour(now - MaxStorageDelay) ? done : Hour(now - MaxStorageDelay), cancellationToken);
            await RemindWatchedAccountsAsync(now, deadline, cancellationToken);
        }
    }

    private async Task<bool> ResendAsync(PendingOutboxItem item, CancellationToken cancellationToken)
    {
        if (!await outbox.MarkResentAsync(item, cancellationToken))
        {
            return false;
        }

        await sender.SendAsync(item.Id, cancellationToken);
        LogResent(item.Id, item.DecidedAt);
        return true;
    }

    /// <summary>The Subscriptions function removes accounts without remaining work from the list.</summary>
    private async Task RemindWatchedAccountsAsync(DateTimeOffset now, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var watched = await accounts.WatchedAsync(cancellationToken).ToListAsync(cancellationToken);
        var stuck = watched.Where(one => now > one.Until).ToList();
        metrics.Gauge(MetricNames.AccountsStuck, stuck.Count);
        stuck.ForEach(one => LogStuck(one.Account, one.Until));
        foreach (var some in watched.OrderBy(one => one.Until).Chunk(MaxConcurrency).TakeWhile(_ => IsTimeLeft(deadline)))
        {
            await Task.WhenAll(some.Select(one => orders.RemindAsync(one.Account, cancellationToken)));
        }
    }

    private bool IsTimeLeft(DateTimeOffset deadline) => deadline - time.GetUtcNow() > Reserve;

    private static DateTimeOffset Hour(DateTimeOffset moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerHour), moment.Offset);

    [LoggerMessage(Level = LogLevel.Information, Message = "The outbox sweep resent {Items} items; it has checked all up to {Hour:O}")]
    private partial void LogSwept(int items, DateTimeOffset hour);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Outbox item {OutboxId} of {DecidedAt:O} was overdue and is resent: the pipe's message was lost")]
    private partial void LogResent(Ulid outboxId, DateTimeOffset decidedAt);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Cloud account {CloudAccount} is still ending, or has work left that should have been done by {Until:O}: check it at AWS, and the dead-letter queues")]
    private partial void LogStuck(CloudAccountId cloudAccount, DateTimeOffset until);
}
