namespace Guance.Serverless.Contracts;

/// <summary>A queue that feeds a function, with its dead-letter queue.</summary>
/// <param name="Name">Name of the queue, without any prefix a deployment adds.</param>
/// <param name="FunctionTimeout">Timeout of the function that it feeds.</param>
public sealed record QueueSettings(string Name, TimeSpan FunctionTimeout)
{
    /// <summary>Name of the queue that keeps what could not be handled.</summary>
    public string DeadLetterName => Name + "-dlq";

    /// <summary>Six times the function's timeout, as AWS asks of a queue that feeds a function.</summary>
    public TimeSpan VisibilityTimeout => FunctionTimeout * 6;

    /// <summary>Messages per batch.</summary>
    public static int BatchSize => 10;

    /// <summary>Batches handled at the same time: what the Expense Center and SES can take, and enough for any day.</summary>
    public static int MaxConcurrency => 10;

    /// <summary>Deliveries before a message goes to the dead-letter queue.</summary>
    public static int MaxReceiveCount => 5;

    /// <summary>The longest that SQS delays a message.</summary>
    public static TimeSpan MaxDelay => TimeSpan.FromMinutes(15);

    /// <summary>How long the queue, and its dead-letter queue, keep a message: the longest that SQS allows.</summary>
    public static TimeSpan Retention => TimeSpan.FromDays(14);
}
