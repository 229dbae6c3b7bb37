using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Settings;

/// <summary>How many copies of a function run at once.</summary>
/// <param name="Pages">
/// Reserved for the pages, so that no queue, nor anything else in the account, takes them from buyers; also the most there are. 0 for
/// nothing reserved: AWS lets only that be reserved which leaves 100 to the rest of the account.
/// </param>
/// <param name="Notices">The most that the notices queue feeds.</param>
/// <param name="Outbox">The most that the outbox queue feeds.</param>
internal sealed record ConcurrencySettings(int Pages, int Notices, int Outbox)
{
    /// <summary>Twenty pages at once, each done in some 50 ms, are 400 a second.</summary>
    private const int DefaultPages = 20;

    /// <summary>What AWS allows a queue to feed. Source: Lambda Developer Guide, "Configuring maximum concurrency for Amazon SQS event sources".</summary>
    private const int LeastOfQueue = 2, MostOfQueue = 1000;

    public static ConcurrencySettings Read(ContextReader group) => new(
        group.Number("pages", 0, 1000, DefaultPages), OfQueue(group, "notices"), OfQueue(group, "outbox"));

    private static int OfQueue(ContextReader group, string name) =>
        group.Number(name, LeastOfQueue, MostOfQueue, QueueSettings.MaxConcurrency);
}
