using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Settlement.Registrations;

/// <summary>A buyer comes from AWS: the cloud account is found or opened, and the browser gets a claim on it.</summary>
public sealed class Arrival(SettlementStore store, SettlementOptions options, TimeProvider time)
{
    private const int MostTries = 8;

    /// <returns>The claim's token, or null when the licence has ended for good: a new subscription is needed.</returns>
    /// <exception cref="ContentionException">The rows kept changing; nothing was stored.</exception>
    public async Task<ClaimToken?> ArriveAsync(ResolvedCustomer customer, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var now = time.GetUtcNow();
            var known = await store.ReadAsync(customer.Subscription, cancellationToken);
            var (account, changes) = Lifecycle.Arrive(known, customer, new CloudAccountId(Ulid.NewUlid(now)), options, now);
            if (account is not { } id)
            {
                return null;
            }

            var token = ClaimToken.Create();
            var claim = new Claim
            {
                TokenHash = token.Hash,
                Account = id,
                ExpiresAt = now + Claim.Lifetime,
                MailId = Ulid.NewUlid(now),
            };
            if (await store.CommitAsync(changes with { Claim = claim }, cancellationToken))
            {
                return token;
            }
        }

        throw new ContentionException($"An arrival met changing rows {MostTries} times.");
    }
}
