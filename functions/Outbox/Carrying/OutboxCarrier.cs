using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.Deployment;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Carrying;

/// <summary>
/// Carries outbox items out: takes one, does what it says, notes that it was done. Whoever crashes between the last two does it
/// again, so every effect bears repetition. What fails is put off; what will never succeed, or has failed for too long, comes again
/// until it lies in the dead-letter queue.
/// </summary>
public sealed partial class OutboxCarrier(
    OutboxStore outbox, Effects effects, PuttingOff puttingOff, MetricLines metrics, ILogger<OutboxCarrier> logger, TimeProvider time)
    : IQueueReader
{
    public int AtOnce => 4;

    public async Task<MessageOutcome> ReadAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (!OutboxReader.TryRead(message.Body, out var errand))
        {
            metrics.Count(MetricNames.OutboxUnreadable);
            LogUnreadable(message.Body.Length);
            return MessageOutcome.ComesAgain;
        }

        try
        {
            return await TakeAsync(errand.Item, deadline, cancellationToken);
        }
        catch (Exception failure) when (failure is not MailRefusedException)
        {
            if (await PutOffAsync(errand, message.SentAt, failure, deadline))
            {
                return MessageOutcome.Done;
            }

            throw;
        }
    }

    private async Task<MessageOutcome> TakeAsync(Ulid id, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        switch (await outbox.TakeAsync(id, cancellationToken))
        {
            case OutboxLease.Taken(var item):
                await CarryOutAsync(item, deadline, cancellationToken);
                return MessageOutcome.Done;
            case OutboxLease.Busy:
                LogBusy(id);
                return MessageOutcome.ComesAgain;
            default:
                LogDoneBefore(id);
                return MessageOutcome.Done;
        }
    }

    private async Task CarryOutAsync(OutboxItem item, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        try
        {
            await effects.CarryOutAsync(item, cancellationToken);
        }
        catch
        {
            await ReleaseAsync(item.Id, deadline);
            throw;
        }

        // Done is done: not noting it would only make it happen twice.
        await outbox.CompleteAsync(item.Id, CancellationToken.None);
        metrics.Count(MetricNames.OutboxDone);
        metrics.Duration(MetricNames.OutboxAge, time.GetUtcNow() - item.Id.Time);
    }

    /// <returns>False when it could not be: then the message itself has to come again.</returns>
    private async Task<bool> PutOffAsync(Errand errand, DateTimeOffset sentAt, Exception failure, DateTimeOffset deadline)
    {
        try
        {
            using var timeIsUp = Until(deadline);
            return await puttingOff.TryAsync(errand, sentAt, failure, timeIsUp.Token);
        }
#pragma warning disable CA1031 // What made the effect fail is reported; this must not hide it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotPutOff(errand.Item, e);
            return false;
        }
    }

    /// <summary>Without it the next try would have to wait until the lease runs out.</summary>
    private async Task ReleaseAsync(Ulid id, DateTimeOffset deadline)
    {
        try
        {
            using var timeIsUp = Until(deadline);
            await outbox.ReleaseAsync(id, timeIsUp.Token);
        }
#pragma warning disable CA1031 // What made the effect fail is reported; this must not hide it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotReleased(id, e);
        }
    }

    private CancellationTokenSource Until(DateTimeOffset deadline)
    {
        var left = deadline - time.GetUtcNow();
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A message of {Length} characters names no outbox item. It will end in the dead-letter queue")]
    private partial void LogUnreadable(int length);

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox item {OutboxId} is being carried out elsewhere")]
    private partial void LogBusy(Ulid outboxId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox item {OutboxId} was carried out before, or is gone")]
    private partial void LogDoneBefore(Ulid outboxId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox item {OutboxId} could not be let go; its lease will run out")]
    private partial void LogNotReleased(Ulid outboxId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox item {OutboxId} could not be put off; its message comes again")]
    private partial void LogNotPutOff(Ulid outboxId, Exception exception);
}
