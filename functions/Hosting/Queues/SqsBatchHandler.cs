using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Invocations;
using Guance.Serverless.Hosting.Metrics;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Guance.Serverless.Hosting.Queues;

/// <summary>
/// Passes the messages of a batch to the function's handler. A failed message never stops the others: only that one is reported
/// back, and SQS delivers it again.
/// </summary>
public sealed partial class SqsBatchHandler(IMessageHandler handler, EmfMetrics metrics, ILogger<SqsBatchHandler> logger, TimeProvider time)
{
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        using var scope = logger.BeginScope(InvocationTime.LogScope(context));
        using var invocation = new InvocationTime(context, time);
        var toRetry = new ConcurrentBag<string>();

        // Not cancelled by the token: messages that were not started must still be reported.
        var inParallel = new ParallelOptions { MaxDegreeOfParallelism = handler.MaxConcurrency };
        await Parallel.ForEachAsync(batch.Records, inParallel, async (record, _) =>
        {
            if (await HandleMessageAsync(record, invocation.Deadline, invocation.IsUp) is MessageOutcome.Retry)
            {
                toRetry.Add(record.MessageId);
            }
        });

        metrics.Count(MetricNames.MessagesDone, batch.Records.Count - toRetry.Count);
        metrics.Count(MetricNames.MessagesToRetry, toRetry.Count);
        return new SQSBatchResponse(
            [.. toRetry.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })]);
    }

    private async Task<MessageOutcome> HandleMessageAsync(SQSEvent.SQSMessage record, DateTimeOffset deadline, CancellationToken timeIsUp)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object?> { ["messageId"] = record.MessageId });
        try
        {
            timeIsUp.ThrowIfCancellationRequested();
            return await handler.HandleAsync(new QueueMessage(record.MessageId, SentAt(record), record.Body), deadline, timeIsUp);
        }
        catch (OperationCanceledException) when (timeIsUp.IsCancellationRequested)
        {
            LogOutOfTime(Attribute(record, "ApproximateReceiveCount"));
            return MessageOutcome.Retry;
        }
#pragma warning disable CA1031 // Any exception fails only its message, not the batch.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(Attribute(record, "ApproximateReceiveCount"), e);
            return MessageOutcome.Retry;
        }
    }

    private DateTimeOffset SentAt(SQSEvent.SQSMessage record) =>
        long.TryParse(Attribute(record, "SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : time.GetUtcNow();

    private static string? Attribute(SQSEvent.SQSMessage record, string name) =>
        record.Attributes?.TryGetValue(name, out var value) is true ? value : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The invocation's time was up before the message was handled; it is retried. Deliveries so far: {Deliveries}")]
    private partial void LogOutOfTime(string? deliveries);

    [LoggerMessage(Level = LogLevel.Error, Message = "The message failed; it is retried. Deliveries so far: {Deliveries}")]
    private partial void LogFailed(string? deliveries, Exception exception);
}
