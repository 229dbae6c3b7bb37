using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Sending;

/// <summary>
/// Sends the metering records that wait, the oldest hour first, one call at a time. A record is sent as it is until AWS has decided; one that
/// AWS may have received is never changed or moved to another hour.
/// </summary>
public sealed partial class MeteringSender(
    MeterStore meters, MeteringDelivery delivery, RecordOutcomes outcomes, MeteringOptions options, EmfMetrics metrics,
    ILogger<MeteringSender> logger, TimeProvider time)
{
    /// <summary>A record that AWS refuses by itself is tried again this often, in case the listing is mended.</summary>
    private static readonly TimeSpan RefusalPause = TimeSpan.FromHours(1);

    /// <summary>Sends until nothing is left, time is up, or AWS takes no more.</summary>
    public async Task RunAsync(Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        var oldest = await meters.NextWaitingHourAsync(after: null, cancellationToken);
        if (oldest is not null)
        {
            await SendAsync(oldest.Value, hasTimeLeft, cancellationToken);
            await meters.BeginCallAsync([], cancellationToken);
            oldest = await meters.NextWaitingHourAsync(after: null, cancellationToken);
        }

        var waits = oldest is { } hour ? time.GetUtcNow() - hour.Ends : TimeSpan.Zero;
        metrics.Duration(MetricNames.OldestWaitingHour, waits > TimeSpan.Zero ? waits : TimeSpan.Zero);
    }

    private async Task SendAsync(UsageHour oldest, Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        var wasNamed = await meters.LastCallAsync(cancellationToken);
        var isOpen = true;
        for (UsageHour? hour = oldest; hour is not null && isOpen && hasTimeLeft(); hour = await meters.NextWaitingHourAsync(hour, cancellationToken))
        {
            var records = await ReadAsync(hour.Value, wasNamed, cancellationToken);
            foreach (var batch in Batch(records))
            {
                isOpen = isOpen && hasTimeLeft() && await delivery.SendAsync(batch, cancellationToken);
            }
        }
    }

    /// <summary>The records of an hour that are to be sent now.</summary>
    private async Task<List<MeteringRecord>> ReadAsync(UsageHour hour, Func<MeteringRecord, bool> wasNamed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isTooLate = hour.Begins + MeteringOptions.Window <= now;
        var toSend = new List<MeteringRecord>();
        await foreach (var waiting in meters.WaitingAsync(hour, cancellationToken))
        {
            var record = waiting;
            if (!record.IsUnclear && wasNamed(record))
            {
                // The last run ended before it knew what AWS has said.
                record = record with { IsUnclear = true };
                await meters.NoteAsync(record, cancellationToken);
            }

            if (options.DryRun)
            {
                LogWouldSend(record.Subscription, record.Dimension, record.Hour, record.Quantity);
            }
            else if (record is { Refusal: not null, IsUnclear: false } && isTooLate)
            {
                await outcomes.StoreAsync([(record, new RecordAnswer(null, UsageReturnReason.Refused))], cancellationToken);
            }
            else if (isTooLate && !record.IsUnclear)
            {
                await outcomes.WithdrawAsync(record, cancellationToken);
            }
            else if (record.Refusal is not { } refusal || refusal.At + RefusalPause <= now)
            {
                toSend.Add(record);
            }
        }

        return toSend;
    }

    /// <summary>Groups of one product and contract, as large as AWS takes them. Those that may be refused for their age are apart.</summary>
    private static IEnumerable<List<MeteringRecord>> Batch(IEnumerable<MeteringRecord> records)
    {
        foreach (var product in records.GroupBy(record => (record.Product, record.Subscription.Kind, record.IsUnclear)))
        {
            var batch = new List<MeteringRecord>();
            var bytes = 0;
            foreach (var record in product)
            {
                if (batch.Count == MeteringCall.MaxRecords || (batch.Count > 0 && bytes + MeteringCall.Size(record) > MeteringCall.MaxBytes))
                {
                    yield return batch;
                    (batch, bytes) = ([], 0);
                }

                batch.Add(record);
                bytes += MeteringCall.Size(record);
            }

            yield return batch;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Would send {Quantity} of {Dimension} for hour {Hour} of subscription {Subscription}; the setting DryRun is on")]
    private partial void LogWouldSend(SubscriptionId subscription, string dimension, UsageHour hour, int quantity);
}
