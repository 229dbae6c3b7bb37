using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.Deployment;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Subscriptions.Reading;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Subscriptions.Intake;

/// <summary>Takes the messages of the notices queue in.</summary>
public sealed partial class NoticeIntake(
    NoticeHandler handler, AccountWorker worker, Products products, MetricLines metrics, ILogger<NoticeIntake> logger) : IQueueReader
{
    /// <summary>Notices that follow each other are about the same account more often than not.</summary>
    public int AtOnce => 1;

    public async Task<MessageOutcome> ReadAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        switch (MessageReader.Read(message))
        {
            case MessageReading.Heard(var notice):
                await HearAsync(notice, cancellationToken);
                return MessageOutcome.Done;
            case MessageReading.Ordered(var account, var isReminder):
                await worker.WorkAsync(account, isReminder, deadline, cancellationToken);
                return MessageOutcome.Done;
            case MessageReading.Unreadable(var reason):
                metrics.Count(MetricNames.NoticesUnreadable);
                LogUnreadable(message.Body.Length, reason);
                return MessageOutcome.ComesAgain;
            case var other:
                throw new NotSupportedException($"Nobody handles {other.GetType().Name}.");
        }
    }

    private async Task HearAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Product is { } product && !products.TryGet(product, out _))
        {
            metrics.Count(MetricNames.NoticesOfForeignProducts);
            LogForeign(notice.Name, notice.Id, product);
            return;
        }

        var isNew = await handler.HandleAsync(notice, cancellationToken);
        metrics.Count(isNew ? MetricNames.NoticesTaken : MetricNames.NoticesRepeated);
        LogTaken(notice.Name, notice.Id, notice.Time, notice.Effect, isNew, notice.Product, notice.AwsAccount?.Masked);
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "{Notice} {NoticeId} of {NoticeTime:O}, effect {Effect}, new {IsNew}, product {Product}, AWS account {AwsAccount}")]
    private partial void LogTaken(
        string notice, string noticeId, DateTimeOffset noticeTime, NoticeEffect effect, bool isNew, ProductCode? product,
        string? awsAccount);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice} {NoticeId} is about product {Product}, which is not ours: dropped")]
    private partial void LogForeign(string notice, string noticeId, ProductCode product);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A message of {Length} characters cannot be read: {Reason}. It will end in the dead-letter queue")]
    private partial void LogUnreadable(int length, string reason);
}
