using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Subscriptions.Parsing;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Subscriptions.Handling;

/// <summary>Handles the messages of the notices queue.</summary>
public sealed partial class NoticeQueueHandler(
    ReceiveNotice receiveNotice, WorkOrderHandler worker, Products products, EmfMetrics metrics, ILogger<NoticeQueueHandler> logger) : IMessageHandler
{
    /// <summary>One at a time: consecutive notices are mostly about the same account.</summary>
    public int MaxConcurrency => 1;

    public async Task<MessageOutcome> HandleAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        switch (MessageParser.Read(message))
        {
            case ParsedMessage.NoticeReceived(var notice):
                return await ReceiveAsync(notice, cancellationToken);
            case ParsedMessage.WorkOrdered(var account, var isReminder):
                await worker.ExecuteAsync(account, isReminder, deadline, cancellationToken);
                return MessageOutcome.Done;
            case ParsedMessage.PayersOrdered(var order):
                await worker.GoOnAsync(order, deadline, cancellationToken);
                return MessageOutcome.Done;
            case ParsedMessage.Unreadable(var reason):
                metrics.Count(MetricNames.NoticesUnreadable);
                LogUnreadable(message.Body.Length, reason);
                return MessageOutcome.Retry;
            case var other:
                throw new NotSupportedException($"Nobody handles {other.GetType().Name}.");
        }
    }

    private async Task<MessageOutcome> ReceiveAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Product is { } product && !products.TryGet(product, out _))
        {
            metrics.Count(MetricNames.NoticesOfForeignProducts);
            LogForeign(notice.Name, notice.Id, product);
            return MessageOutcome.Done;
        }

        var outcome = await receiveNotice.HandleAsync(notice, cancellationToken);
        if (outcome == NoticeOutcome.Busy)
        {
            return MessageOutcome.Retry;
        }

        var isNew = outcome == NoticeOutcome.Applied;
        metrics.Count(isNew ? MetricNames.NoticesApplied : MetricNames.NoticesRepeated);
        LogApplied(notice.Name, notice.Id, notice.Time, notice.Effect, isNew, notice.Product, notice.AwsAccount?.Masked);
        return MessageOutcome.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "{Notice} {NoticeId} of {NoticeTime:O}, effect {Effect}, new {IsNew}, product {Product}, AWS account {AwsAccount}")]
    private partial void LogApplied(
        string notice, string noticeId, DateTimeOffset noticeTime, NoticeEffect effect, bool isNew, ProductCode? product,
        string? awsAccount);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice} {NoticeId} is about product {Product}, which is not configured under Products: ignored")]
    private partial void LogForeign(string notice, string noticeId, ProductCode product);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A message of {Length} characters cannot be read: {Reason}. SQS moves it to the dead-letter queue")]
    private partial void LogUnreadable(int length, string reason);
}

/// <summary>Services of this function.</summary>
public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<WorkOrderHandler>()
        .AddSingleton<IMessageHandler, NoticeQueueHandler>();
}
