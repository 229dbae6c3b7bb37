namespace Guance.Serverless.Hosting.Queues;

/// <summary>What a function does with each message of its queue.</summary>
public interface IQueueReader
{
    /// <summary>How many messages of a batch may be worked on at the same time.</summary>
    int AtOnce { get; }

    /// <summary>Works on one message. An exception counts as <see cref="MessageOutcome.ComesAgain"/>.</summary>
    /// <param name="message">As the queue delivered it, perhaps not for the first time.</param>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    /// <param name="cancellationToken">Cancelled a moment before the deadline.</param>
    Task<MessageOutcome> ReadAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken);
}
