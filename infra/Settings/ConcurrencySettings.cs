using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Settings;

/// <summary>How many instances of each function may run at the same time.</summary>
/// <param name="Pages">
/// Reserved concurrency of Registration, which is also its maximum, so that no queue and nothing else in the account can use up what
/// buyers need. 0 reserves nothing: AWS refuses a reservation that leaves less than 100 to the rest of the account.
/// </param>
/// <param name="Notices">Maximum concurrency of the notices queue as event source.</param>
/// <param name="Outbox">Maximum concurrency of the outbox queue as event source.</param>
/// <param name="Usage">Maximum concurrency of the usage queue as event source.</param>
/// <param name="Metering">
/// Reserved concurrency of Metering, 1: it is the one sender that AWS Marketplace Metering wants. 0 reserves nothing; then only its
/// schedule and its timeout keep two of them apart.
/// </param>
internal sealed record ConcurrencySettings(int Pages, int Notices, int Outbox, int Usage, int Metering)
{
    /// <summary>Twenty pages at the same time, of about 50 ms each, are 400 a second.</summary>
    private const int DefaultPages = 20;

    /// <summary>The range that AWS allows for a queue. Source: Lambda Developer Guide, "Configuring maximum concurrency for Amazon SQS event sources".</summary>
    private const int QueueMin = 2, QueueMax = 1000;

    public static ConcurrencySettings Read(ContextReader group) => new(
        group.Integer("pages", 0, 1000, DefaultPages), ReadQueue(group, "notices"), ReadQueue(group, "outbox"),
        ReadQueue(group, "usage"), group.Integer("metering", 0, 1, 1));

    private static int ReadQueue(ContextReader group, string name) =>
        group.Integer(name, QueueMin, QueueMax, QueueSettings.MaxConcurrency);
}
