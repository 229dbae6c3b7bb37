using Guance.Serverless.Contracts;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>When a failed item is retried: for a day, at intervals long enough not to overload the other service.</summary>
public static class RetrySchedule
{
    /// <summary>Delay before the second try: enough for a service that has just restarted.</summary>
    public static readonly TimeSpan MinDelay = TimeSpan.FromSeconds(5);

    /// <summary>After this time an item needs an operator: SQS soon moves it to the dead-letter queue.</summary>
    public static readonly TimeSpan RetryWindow = TimeSpan.FromDays(1);

    /// <summary>
    /// Longer than the clocks of Lambda and SQS differ, and shorter than SQS needs to move a message to the dead-letter queue.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>
    /// When the current failures began. A redriven message has a newer time of SQS than <see
    /// cref="OutboxDelivery.ResentAt"/>: its earlier failures do not count, so it gets the full retry time again.
    /// </summary>
    /// <param name="delivery">The parsed message.</param>
    /// <param name="sentAt">When SQS received the message.</param>
    public static DateTimeOffset FailingSince(OutboxDelivery delivery, DateTimeOffset sentAt, DateTimeOffset now) =>
        delivery is { FailingSince: { } since, ResentAt: { } resentAt } && since <= now && (sentAt - resentAt).Duration() <= ClockTolerance
            ? since
            : now;

    /// <param name="failingFor">Time since the first failure.</param>
    /// <returns>
    /// Delay before the next try: as long as the item has already failed, within limits; null when there is no further try.
    /// </returns>
    public static TimeSpan? Delay(TimeSpan failingFor)
    {
        var delay = failingFor < MinDelay ? MinDelay
            : failingFor > QueueSettings.MaxDelay ? QueueSettings.MaxDelay
            : failingFor;
        return failingFor + delay <= RetryWindow ? delay : null;
    }
}
