using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>
/// Dispatches outbox items: takes a lease, executes the side effect, notes that it is done. A crash between the last two repeats the
/// effect, so every effect must be repeatable. A failed item is retried after a delay. An item that can never succeed, or has failed
/// for too long, is delivered again until it is in the dead-letter queue.
/// </summary>
public sealed partial class OutboxProcessor(
    OutboxStore outbox, EffectDispatcher effects, DelayedRetrySender retrySender, OutboxSweeper sweeper, EmfMetrics metrics, ILogger<OutboxProcessor> logger,
    TimeProvider time)
    : IMessageHandler
{
    public int MaxConcurrency => 4;

    public async Task<MessageOutcome> HandleAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        switch (OutboxMessageParser.Parse(message.Body))
        {
            case ParsedOutboxMessage.Item(var delivery):
                return await ProcessAsync(delivery, message.SentAt, deadline, cancellationToken);
            case ParsedOutboxMessage.Sweep(var from):
                await sweeper.SweepAsync(from, deadline, cancellationToken);
                return MessageOutcome.Done;
            default:
                metrics.Count(MetricNames.OutboxUnreadable);
                LogUnreadable(message.Body.Length);
                return MessageOutcome.Retry;
        }
    }

    private async Task<MessageOutcome> ProcessAsync(
        OutboxDelivery delivery, DateTimeOffset sentAt, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var isLeased = false;
        try
        {
            switch (await outbox.TakeAsync(delivery.Item, cancellationToken))
            {
                case OutboxLease.Taken(var item):
                    isLeased = true;
                    await effects.DispatchAsync(item, cancellationToken);

                    // Not cancelled: the effect has happened, and without this update it would be repeated.
                    await outbox.CompleteAsync(item.Id, CancellationToken.None);
                    metrics.Count(MetricNames.OutboxDone);
                    metrics.Duration(MetricNames.OutboxAge, time.GetUtcNow() - item.Id.Time);
                    return MessageOutcome.Done;
                case OutboxLease.Busy:
                    LogBusy(delivery.Item);
                    return MessageOutcome.Retry;
                default:
                    LogDoneBefore(delivery.Item);
                    return MessageOutcome.Done;
            }
        }
        catch (Exception failure)
        {
            var next = failure is MailRefusedException ? new NextAttempt.DeadLetter() : await ScheduleRetryAsync(delivery, sentAt, failure, deadline);
            if (isLeased)
            {
                await ReleaseLeaseAsync(delivery.Item, next, deadline);
            }

            if (next is NextAttempt.At)
            {
                return MessageOutcome.Done;
            }

            throw;
        }
    }

    private async Task<NextAttempt> ScheduleRetryAsync(OutboxDelivery delivery, DateTimeOffset sentAt, Exception failure, DateTimeOffset deadline)
    {
        try
        {
            using var timeIsUp = CreateTimeoutSource(deadline);
            return await retrySender.TrySendAsync(delivery, sentAt, failure, timeIsUp.Token) is { } retryAt ? new NextAttempt.At(retryAt) : new NextAttempt.DeadLetter();
        }
#pragma warning disable CA1031 // The failure of the effect is reported; this failure must not hide it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotScheduled(delivery.Item, e);
            return new NextAttempt.Redelivery();
        }
    }

    /// <summary>
    /// Otherwise the next try would wait until the lease expires, and the sweep could not tell which items are in progress.
    /// </summary>
    private async Task ReleaseLeaseAsync(Ulid id, NextAttempt next, DateTimeOffset deadline)
    {
        try
        {
            using var timeIsUp = CreateTimeoutSource(deadline);
            await (next switch
            {
                NextAttempt.At(var retryAt) => outbox.PostponeAsync(id, retryAt, timeIsUp.Token),
                NextAttempt.DeadLetter => outbox.GiveUpAsync(id, timeIsUp.Token),
                _ => outbox.ReleaseAsync(id, timeIsUp.Token),
            });
        }
#pragma warning disable CA1031 // The failure of the effect is reported; this failure must not hide it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotReleased(id, e);
        }
    }

    private CancellationTokenSource CreateTimeoutSource(DateTimeOffset deadline)
    {
        var left = deadline - time.GetUtcNow();
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A message of {Length} characters names no outbox item. SQS moves it to the dead-letter queue")]
    private partial void LogUnreadable(int length);

    [LoggerMessage(Level = LogLevel.Information, Message = "Another invocation is dispatching outbox item {OutboxId}")]
    private partial void LogBusy(Ulid outboxId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox item {OutboxId} was dispatched before, or does not exist any more")]
    private partial void LogDoneBefore(Ulid outboxId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of outbox item {OutboxId} could not be released; it expires by itself")]
    private partial void LogNotReleased(Ulid outboxId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No retry of outbox item {OutboxId} could be scheduled; SQS delivers its message again")]
    private partial void LogNotScheduled(Ulid outboxId, Exception exception);

    /// <summary>How a failed item is retried.</summary>
    private abstract record NextAttempt
    {
        /// <summary>A new message is due at this moment.</summary>
        public sealed record At(DateTimeOffset Moment) : NextAttempt;

        /// <summary>SQS delivers the same message again.</summary>
        public sealed record Redelivery : NextAttempt;

        /// <summary>No scheduled retry: SQS delivers the message again until it moves it to the dead-letter queue.</summary>
        public sealed record DeadLetter : NextAttempt;
    }
}
