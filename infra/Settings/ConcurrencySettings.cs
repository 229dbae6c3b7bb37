using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Settings;

/// <summary>How many instances of each function may run at the same time.</summary>
/// <param name="Pages">
/// Reserved concurrency of Registration, which is also its maximum, so that no queue and nothing else in the account can use up what
/// buyers need. 0 reserves nothing: AWS refuses a reservation that leaves less than 100 to the rest of the account.
/// </param>
/// <param name="Notices">Maximum concurrency of the notices queue as event source.</param>
/// <param name="Outbox">Maximum concurrency of the outbox queue as event source.</param>
internal sealed record ConcurrencySettings(int Pages, int Notices, int Outbox)
{
    /// <summary>Twenty pages at the same time, of about 50 ms each, are 400 a second.</summary>
    private const int DefaultPages = 20;

    /// <summary>The range that AWS allows for a queue. Source: Lambda Developer Guide, "Configuring maximum concurrency for Amazon SQS event sources".</summary>
    private const int QueueMin = 2, QueueMax = 1000;

    public static ConcurrencySettings Read(ContextReader group) => new(
        group.Integer("pages", 0, 1000, DefaultPages), ReadQueue(group, "notices"), ReadQueue(group, "outbox"));

    private static int ReadQueue(ContextReader group, string name) =>
        group.Integer(name, QueueMin, QueueMax, QueueSettings.MaxConcurrency);
}
