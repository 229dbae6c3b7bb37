using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Retries failed deliveries: sends a new message to the function's own queue, with a longer delay each time. The old message is
/// not reused: SQS counts its deliveries, and a message that crashes the function must be removed after a few of them.
/// </summary>
public sealed partial class DelayedRetrySender(
    OutboxQueueSender sender, EmfMetrics metrics, ILogger<DelayedRetrySender> logger, TimeProvider time)
{
    /// <summary>
    /// Sends the new message before the old one is acknowledged, so the item is never lost. Two messages for one item are
    /// harmless.
    /// </summary>
    /// <param name="delivery">The failed delivery.</param>
    /// <param name="sentAt">When SQS received its message.</param>
    /// <returns>
    /// When the next try is due; null when it has failed for too long: then the message must not be acknowledged.
    /// </returns>
    public async Task<DateTimeOffset?> TrySendAsync(OutboxDelivery delivery, DateTimeOffset sentAt, Exception failure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = RetrySchedule.FailingSince(delivery, sentAt, now);
        metrics.Duration(MetricNames.OutboxFailing, now - since);
        if (RetrySchedule.Delay(now - since) is not { } delay)
        {
            LogGivenUp(delivery.Item, since);
            return null;
        }

        await sender.SendAsync(delivery.Item, since, now, delay, cancellationToken);
        LogRetry(delivery.Item, since, delay, failure);
        return now + delay;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Outbox item {OutboxId} failed, for the first time at {FailingSince:O}; the next try is in {Delay}")]
    private partial void LogRetry(Ulid outboxId, DateTimeOffset failingSince, TimeSpan delay, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Outbox item {OutboxId} has failed since {FailingSince:O} and is not retried any more: SQS moves its message to the dead-letter queue")]
    private partial void LogGivenUp(Ulid outboxId, DateTimeOffset failingSince);
}
