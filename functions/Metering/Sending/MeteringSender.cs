using System.Security.Cryptography;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Sending;

/// <summary>
/// Sends the metering records that wait, the oldest hour first, one call at a time. A record is sent as it is until AWS has decided; one that
/// AWS may have received is never changed or moved to another hour.
/// </summary>
public sealed partial class MeteringSender(
    MeterStore meters, AnswerMetering answers, MeteringCall call, MeteringOptions options, EmfMetrics metrics, ILogger<MeteringSender> logger,
    TimeProvider time)
{
    /// <summary>AWS takes ten calls a second of an account.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(110);

    /// <summary>After so many tries in a row without an answer nothing is sent until the next run.</summary>
    private const int MaxTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    /// <summary>A record that AWS refuses by itself is tried again this often, in case the listing is mended.</summary>
    private static readonly TimeSpan RefusalPause = TimeSpan.FromHours(1);

    private DateTimeOffset nextCallAt;

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
                isOpen = isOpen && hasTimeLeft() && await SendAsync(batch, cancellationToken);
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
                await AnswerAsync(record, new RecordAnswer(null, UsageReturnReason.Refused), cancellationToken);
            }
            else if (isTooLate && !record.IsUnclear)
            {
                await WithdrawAsync(record, cancellationToken);
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

    /// <returns>False when AWS takes no more at the moment.</returns>
    private async Task<bool> SendAsync(List<MeteringRecord> batch, CancellationToken cancellationToken)
    {
        for (var tries = 1; batch.Count > 0; tries++)
        {
            await PaceAsync(cancellationToken);
            await meters.BeginCallAsync(batch, cancellationToken);
            switch (await call.SendAsync(batch, cancellationToken))
            {
                case CallOutcome.Answered(var found):
                    batch = await StoreAsync(batch, found, cancellationToken);
                    break;
                case CallOutcome.Refused(var code) when batch.Count == 1:
                    await RefuseAsync(batch[0], code, cancellationToken);
                    return true;
                case CallOutcome.Refused:
                    // None of them was metered: halves find the bad one, and the others go through.
                    var half = batch.Count / 2;
                    return await SendAsync(batch[..half], cancellationToken) && await SendAsync(batch[half..], cancellationToken);
                case CallOutcome.Misconfigured(var code, var reason):
                    LogMisconfigured(code, reason);
                    return false;
                case CallOutcome.Unavailable(var reason, var isUnclear):
                    LogUnavailable(tries, reason);
                    batch = isUnclear ? await NoteUnclearAsync(batch, cancellationToken) : batch;
                    break;
            }

            if (batch.Count > 0 && tries == MaxTries)
            {
                return false;
            }

            if (batch.Count > 0)
            {
                await Task.Delay(FirstPause * (1 << (tries - 1)) * (0.5 + (RandomNumberGenerator.GetInt32(1_000) / 1_000.0)), time, cancellationToken);
            }
        }

        return true;
    }

    private async Task PaceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (nextCallAt > now)
        {
            await Task.Delay(nextCallAt - now, time, cancellationToken);
            now = nextCallAt;
        }

        nextCallAt = now + Interval;
    }

    /// <returns>The records that are to be sent again.</returns>
    private async Task<List<MeteringRecord>> StoreAsync(
        List<MeteringRecord> batch, IReadOnlyDictionary<MeteringRecord, RecordAnswer> found, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await answers.StoreAsync(
            [
                .. batch.Where(record => found.GetValueOrDefault(record) is { IsFinal: true })
                    .Select(record => record with { Answer = new MeteringAnswer(now, found[record].MeteringRecordId, found[record].Returned) }),
            ],
            cancellationToken);
        foreach (var (record, answer) in found)
        {
            Tell(record, answer);
        }

        var silent = await NoteUnclearAsync([.. batch.Where(record => !found.ContainsKey(record))], cancellationToken);
        return [.. batch.Where(record => found.GetValueOrDefault(record) is { IsFinal: false }), .. silent];
    }

    private async Task<List<MeteringRecord>> NoteUnclearAsync(List<MeteringRecord> records, CancellationToken cancellationToken)
    {
        var noted = new List<MeteringRecord>();
        foreach (var record in records)
        {
            noted.Add(record with { IsUnclear = true });
            if (!record.IsUnclear)
            {
                await meters.NoteAsync(noted[^1], cancellationToken);
            }
        }

        return noted;
    }

    /// <summary>AWS does not take this record; the others of its call went through.</summary>
    private async Task RefuseAsync(MeteringRecord record, string code, CancellationToken cancellationToken)
    {
        if (!code.StartsWith("TimestampOutOfBounds", StringComparison.Ordinal))
        {
            metrics.Count(MetricNames.MeteringRefused);
            LogRefused(record.Account, record.Dimension, record.Hour, code);
            await meters.NoteAsync(record with { Refusal = new Fact<string>(code, time.GetUtcNow()) }, cancellationToken);
        }
        else if (record.IsUnclear)
        {
            await AnswerAsync(record, new RecordAnswer(null, UsageReturnReason.Unclear), cancellationToken);
        }
        else
        {
            await WithdrawAsync(record, cancellationToken);
        }
    }

    private async Task WithdrawAsync(MeteringRecord record, CancellationToken cancellationToken)
    {
        LogWithdrawn(record.Account, record.Dimension, record.Hour);
        await answers.WithdrawAsync(record, cancellationToken);
    }

    private async Task AnswerAsync(MeteringRecord record, RecordAnswer answer, CancellationToken cancellationToken)
    {
        await answers.StoreAsync([record with { Answer = new MeteringAnswer(time.GetUtcNow(), answer.MeteringRecordId, answer.Returned) }], cancellationToken);
        Tell(record, answer);
    }

    private void Tell(MeteringRecord record, RecordAnswer answer)
    {
        if (answer.MeteringRecordId is { } id)
        {
            metrics.Count(MetricNames.MeteringAccepted);
            LogAccepted(record.Account, record.Dimension, record.Hour, record.Quantity, id);
        }

        if (answer.Returned is { } reason)
        {
            metrics.Count(MetricNames.UsageReturned, record.Units.Length);
            metrics.Count(reason switch
            {
                UsageReturnReason.CustomerNotSubscribed => MetricNames.MeteringNotSubscribed,
                UsageReturnReason.DuplicateRecord => MetricNames.MeteringDuplicates,
                UsageReturnReason.Unclear => MetricNames.MeteringUnclear,
                _ => MetricNames.MeteringRefused,
            });
            LogReturned(record.Account, record.Dimension, record.Hour, record.Quantity, reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Would send {Quantity} of {Dimension} for hour {Hour} of subscription {Subscription}; the setting DryRun is on")]
    private partial void LogWouldSend(SubscriptionId subscription, string dimension, UsageHour hour, int quantity);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "AWS bills {Quantity} of {Dimension} for hour {Hour} to cloud account {CloudAccount}: record {MeteringRecordId}")]
    private partial void LogAccepted(CloudAccountId cloudAccount, string dimension, UsageHour hour, int quantity, string meteringRecordId);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "AWS does not bill {Quantity} of {Dimension} for hour {Hour} to cloud account {CloudAccount}: {Reason}; handed back to the Expense Center")]
    private partial void LogReturned(
        CloudAccountId cloudAccount, string dimension, UsageHour hour, int quantity, UsageReturnReason reason);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "AWS refuses {Dimension} for hour {Hour} of cloud account {CloudAccount}: {Code}. It is tried again every hour, then handed back")]
    private partial void LogRefused(CloudAccountId cloudAccount, string dimension, UsageHour hour, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Hour {Hour} of {Dimension} of cloud account {CloudAccount} is too long ago for AWS: its usage is metered in the next open hour")]
    private partial void LogWithdrawn(CloudAccountId cloudAccount, string dimension, UsageHour hour);

    [LoggerMessage(Level = LogLevel.Error, Message = "AWS Marketplace Metering takes no call of ours: {Code}, {Reason}. Nothing more is sent in this run")]
    private partial void LogMisconfigured(string code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "AWS Marketplace Metering did not meter, try {Tries}: {Reason}")]
    private partial void LogUnavailable(int tries, string reason);
}
