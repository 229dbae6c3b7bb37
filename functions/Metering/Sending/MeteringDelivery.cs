using System.Security.Cryptography;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Sending;

/// <summary>
/// Brings a batch of metering records to AWS: at AWS's pace, again when AWS could not, in halves when one of them is bad. A circuit breaker
/// for the run: after some tries without an answer nothing more is sent.
/// </summary>
public sealed partial class MeteringDelivery(
    MeteringCall call, RecordOutcomes outcomes, MeterStore meters, EmfMetrics metrics, ILogger<MeteringDelivery> logger, TimeProvider time)
{
    /// <summary>AWS takes ten calls a second of an account.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(110);

    private const int MaxTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    private DateTimeOffset nextCallAt;

    /// <returns>False when AWS takes no more at the moment.</returns>
    public Task<bool> SendAsync(IReadOnlyList<MeteringRecord> batch, CancellationToken cancellationToken) => SendListAsync([.. batch], cancellationToken);

    private async Task<bool> SendListAsync(List<MeteringRecord> batch, CancellationToken cancellationToken)
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
                    return await SendListAsync(batch[..half], cancellationToken) && await SendListAsync(batch[half..], cancellationToken);
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
        await outcomes.StoreAsync(
            [.. batch.Where(record => found.GetValueOrDefault(record) is { IsFinal: true }).Select(record => (record, found[record]))], cancellationToken);
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
            await outcomes.StoreAsync([(record, new RecordAnswer(null, UsageReturnReason.Unclear))], cancellationToken);
        }
        else
        {
            await outcomes.WithdrawAsync(record, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "AWS refuses {Dimension} for hour {Hour} of cloud account {CloudAccount}: {Code}. It is tried again every hour, then handed back")]
    private partial void LogRefused(CloudAccountId cloudAccount, string dimension, UsageHour hour, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "AWS Marketplace Metering takes no call of ours: {Code}, {Reason}. Nothing more is sent in this run")]
    private partial void LogMisconfigured(string code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "AWS Marketplace Metering did not meter, try {Tries}: {Reason}")]
    private partial void LogUnavailable(int tries, string reason);
}
