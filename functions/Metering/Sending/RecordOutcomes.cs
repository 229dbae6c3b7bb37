using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Metering.Returns;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Sending;

/// <summary>Stores what became of metering records, and tells operators.</summary>
public sealed partial class RecordOutcomes(AnswerMetering answers, ReturnReport returns, EmfMetrics metrics, ILogger<RecordOutcomes> logger, TimeProvider time)
{
    /// <summary>AWS has decided, or will not be asked any more.</summary>
    public async Task StoreAsync(IReadOnlyList<(MeteringRecord Record, RecordAnswer Answer)> final, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        returns.Tell(await answers.StoreAsync(
            [.. final.Select(one => one.Record with { Answer = new MeteringAnswer(now, one.Answer.MeteringRecordId, one.Answer.Returned) })],
            cancellationToken));
        foreach (var (record, answer) in final)
        {
            Tell(record, answer);
        }
    }

    /// <summary>AWS was never asked in time: the usage is metered in the next open hour.</summary>
    public async Task WithdrawAsync(MeteringRecord record, CancellationToken cancellationToken)
    {
        LogWithdrawn(record.Account, record.Dimension, record.Hour);
        await answers.WithdrawAsync(record, cancellationToken);
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
        "AWS bills {Quantity} of {Dimension} for hour {Hour} to cloud account {CloudAccount}: record {MeteringRecordId}")]
    private partial void LogAccepted(CloudAccountId cloudAccount, string dimension, UsageHour hour, int quantity, string meteringRecordId);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "AWS does not bill {Quantity} of {Dimension} for hour {Hour} to cloud account {CloudAccount}: {Reason}; handed back to the Expense Center")]
    private partial void LogReturned(
        CloudAccountId cloudAccount, string dimension, UsageHour hour, int quantity, UsageReturnReason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Hour {Hour} of {Dimension} of cloud account {CloudAccount} is too long ago for AWS: its usage is metered in the next open hour")]
    private partial void LogWithdrawn(CloudAccountId cloudAccount, string dimension, UsageHour hour);
}
