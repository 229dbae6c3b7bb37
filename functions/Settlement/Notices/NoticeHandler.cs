using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Settlement.Notices;

/// <summary>Takes one notice in: reads, decides, stores; and again, when others changed the same rows meanwhile.</summary>
public sealed class NoticeHandler(SettlementStore store, SettlementOptions options, TimeProvider time)
{
    private const int MostTries = 8;

    /// <returns>False when the notice had been heard before, so that nothing changed.</returns>
    /// <exception cref="ContentionException">The rows kept changing; the notice was not taken in and may come again.</exception>
    public async Task<bool> HandleAsync(Notice notice, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var known = await store.ReadAsync(notice, cancellationToken);
            if (known is null)
            {
                return false;
            }

            var now = time.GetUtcNow();
            var changes = Lifecycle.Hear(known, notice, new CloudAccountId(Ulid.NewUlid(now)), options, now);
            if (await store.CommitAsync(changes, cancellationToken))
            {
                return true;
            }
        }

        throw new ContentionException($"Notice {notice.Id} met changing rows {MostTries} times.");
    }
}
