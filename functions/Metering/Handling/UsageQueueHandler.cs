using System.Security.Cryptography;
using System.Text;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Metering.Returns;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Metering.Handling;

/// <summary>Takes the messages of the usage queue. One that cannot be read goes to the dead-letter queue as a whole.</summary>
public sealed partial class UsageQueueHandler(RecordUsage usage, ReturnReport returns, EmfMetrics metrics, ILogger<UsageQueueHandler> logger) : IMessageHandler
{
    /// <summary>A message has up to 500 records, which are stored in parallel.</summary>
    public int MaxConcurrency => 2;

    public async Task<MessageOutcome> HandleAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (!UsageMessage.TryParse(message.Body, out var records, out var problem))
        {
            metrics.Count(MetricNames.UsageUnreadable);
            LogUnreadable(problem);
            return MessageOutcome.Retry;
        }

        if (await usage.HandleAsync(BatchOf(message.Body), records, cancellationToken) is not { } outcomes)
        {
            return MessageOutcome.Retry;
        }

        metrics.Count(MetricNames.UsageTaken, outcomes.Count(UsageOutcome.Taken));
        metrics.Count(MetricNames.UsageLate, outcomes.Late);
        metrics.Count(MetricNames.UsageRepeated, outcomes.Count(UsageOutcome.Repeated));
        returns.Tell(outcomes.Returned);
        LogOutcomes(records.Length, outcomes);
        foreach (var returned in outcomes.Returned)
        {
            LogReturned(returned.Id, returned.Site, returned.WorkspaceId, returned.Hour, returned.Dimension, returned.Reason);
        }

        return MessageOutcome.Done;
    }

    /// <summary>The same message, however often the queue delivers it or somebody sends it again, is the same batch.</summary>
    private static string BatchOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    [LoggerMessage(Level = LogLevel.Error, Message = "The message of usage cannot be read: {Problem}")]
    private partial void LogUnreadable(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} usage records: {Outcomes}")]
    private partial void LogOutcomes(int count, UsageOutcomes outcomes);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Usage record {Id} of workspace {Site}/{Workspace}, hour {Hour}, dimension {Dimension} is handed back: {Reason}")]
    private partial void LogReturned(
        string? id, string? site, string? workspace, string? hour, string? dimension, UsageReturnReason reason);
}

/// <summary>Services of the function that takes usage.</summary>
public static class UsageIntakeServices
{
    public static IServiceCollection AddUsageIntake(this IServiceCollection services) => services
        .AddSingleton<ReturnReport>()
        .AddSingleton<IMessageHandler, UsageQueueHandler>();
}
