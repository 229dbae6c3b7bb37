using Guance.Serverless.Contracts;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>How long, and how often, what fails is tried again: seldom enough to leave the far side in peace, for a day.</summary>
public static class RetrySchedule
{
    /// <summary>Before the second try: enough for a far side that has just been restarted.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>What fails for longer needs a person: the queue's own few deliveries then take it to the dead-letter queue.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Our clock and SQS's differ by less, and SQS takes longer to bring a message to the dead-letter queue.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>
    /// When the failures began that the delivery goes on with. A redriven message is one that SQS has sent anew since we sent it: what
    /// it says about failures is over, so it has all the time of a first one.
    /// </summary>
    /// <param name="delivery">What the message says.</param>
    /// <param name="sentAt">SQS's time of the message.</param>
    /// <param name="now">Our time.</param>
    public static DateTimeOffset FailingSince(OutboxDelivery delivery, DateTimeOffset sentAt, DateTimeOffset now) =>
        delivery is { FailingSince: { } since, ResentAt: { } resentAt } && since <= now && (sentAt - resentAt).Duration() <= ClockTolerance
            ? since
            : now;

    /// <param name="failingFor">Since the first failure.</param>
    /// <returns>How long to wait for the next try: as long again as it has failed already; null when there is no point in more.</returns>
    public static TimeSpan? Delay(TimeSpan failingFor)
    {
        var delay = failingFor < Shortest ? Shortest
            : failingFor > QueueSettings.LongestDelay ? QueueSettings.LongestDelay
            : failingFor;
        return failingFor + delay <= Longest ? delay : null;
    }
}
