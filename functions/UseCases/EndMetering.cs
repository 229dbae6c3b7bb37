using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>
/// An account is not deleted before its last usage has AWS's answer or is handed back. Once its final usage has been sent, nothing more is
/// taken for it; what is left then goes back to the Expense Center.
/// </summary>
public sealed class EndMetering(DecisionStore store, MeterStore meters, Products products, MeteringOptions options, TimeProvider time)
{
    /// <param name="account">All of its subscriptions have ended, and no workspace is bound any more.</param>
    /// <returns>When to look again; null when nothing of it is left.</returns>
    public async Task<DateTimeOffset?> RunAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        if (products.Find(account.Product) is not { Dimensions.IsEmpty: false } || FinalUsage.EndsAt(account, options) is not { } endsAt)
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (now < endsAt)
        {
            return endsAt;
        }

        var progress = await meters.ProgressAsync(cancellationToken);
        DateTimeOffset? collectedAt = progress.NextShard is null ? progress.StartedAt : null;
        if (account.MeteringEndedAt is null && collectedAt >= endsAt)
        {
            await store.CommitAsync(
                new Decision { Accounts = [new(account, account with { MeteringEndedAt = now })], FinalUsage = [account.Id] }, cancellationToken);
        }

        return account.MeteringEndedAt < collectedAt
            && (await meters.MetersAsync(account.Id, cancellationToken)).All(meter => meter.IsEmpty)
            && !await meters.WaitsAsync(account.Id, cancellationToken)
            ? null
            : now + options.RunInterval;
    }
}
