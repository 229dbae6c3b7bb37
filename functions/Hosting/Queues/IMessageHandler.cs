namespace Guance.Serverless.Hosting.Queues;

/// <summary>What a function does with each message of its queue.</summary>
public interface IMessageHandler
{
    /// <summary>How many messages of a batch may be handled at the same time.</summary>
    int MaxConcurrency { get; }

    /// <summary>Handles one message. An exception counts as <see cref="MessageOutcome.Retry"/>.</summary>
    /// <param name="message">As the queue delivered it, perhaps not for the first time.</param>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    /// <param name="cancellationToken">Cancelled a moment before the deadline.</param>
    Task<MessageOutcome> HandleAsync(QueueMessage message, DateTimeOffset deadline, CancellationToken cancellationToken);
}

/// <summary>What SQS is to do with a message.</summary>
public enum MessageOutcome
{
    /// <summary>Its work is done: delete it.</summary>
    Done,

    /// <summary>Deliver it again later; after the last try, SQS moves it to the dead-letter queue, unchanged.</summary>
    Retry,
}

/// <summary>A message from SQS.</summary>
/// <param name="Id">SQS's own id: the same at every delivery.</param>
/// <param name="SentAt">When it was put into the queue.</param>
/// <param name="Body">What the sender wrote; may be anything.</param>
public sealed record QueueMessage(string Id, DateTimeOffset SentAt, string Body);
