using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Retries failed deliveries: sends a new message to the function's own queue, with a longer delay each time. Not the old message
/// again, because SQS counts its deliveries, and a few of them must be enough to remove a message that crashes the function.
/// </summary>
/// <param name="sender">Sends.</param>
/// <param name="metrics">Told for how long the delivery has failed.</param>
/// <param name="logger">Told what failed.</param>
/// <param name="time">Our clock.</param>
public sealed partial class DelayedRetrySender(
    OutboxQueueSender sender, EmfMetrics metrics, ILogger<DelayedRetrySender> logger, TimeProvider time)
{
    /// <summary>The delivery is sent before its message is acknowledged, so it is never lost; two messages of one item are harmless.</summary>
    /// <param name="delivery">What failed.</param>
    /// <param name="sentAt">SQS's time of its message.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the next try is due; null when it has failed for too long: then the message itself must come again.</returns>
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
        "Outbox item {OutboxId} has failed since {FailingSince:O} and is given up: it will end in the dead-letter queue")]
    private partial void LogGivenUp(Ulid outboxId, DateTimeOffset failingSince);
}
