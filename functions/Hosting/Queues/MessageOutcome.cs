namespace Guance.Serverless.Hosting.Queues;

/// <summary>What SQS is to do with a message.</summary>
public enum MessageOutcome
{
    /// <summary>Its work is done: delete it.</summary>
    Done,

    /// <summary>Deliver it again later; after the queue's last try it goes to the dead-letter queue, whole.</summary>
    ComesAgain,
}
