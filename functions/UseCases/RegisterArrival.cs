using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>A buyer arrives from AWS: the cloud account is found or opened, and the browser gets a claim on it.</summary>
public sealed class RegisterArrival(DecisionStore store, OptimisticLoop loop, SettlementOptions options, TimeProvider time)
{
    public Task<ArrivalOutcome> ArriveAsync(ResolvedCustomer customer, CancellationToken cancellationToken) => loop.RunAsync<ArrivalOutcome>(
        nameof(RegisterArrival), () => TryAsync(customer, cancellationToken), new ArrivalOutcome.Busy());

    private async Task<ArrivalOutcome?> TryAsync(ResolvedCustomer customer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var snapshot = await store.ReadAsync(customer, cancellationToken);
        var (account, decision) = Lifecycle.ApplyArrival(snapshot, customer, new CloudAccountId(Ulid.NewUlid(now)), options, now);
        if (account is not { } id)
        {
            return new ArrivalOutcome.SubscriptionEnded();
        }

        var token = ClaimToken.Create();
        var claim = new Claim
        {
            TokenHash = token.Hash,
            Account = id,
            ExpiresAt = now + Claim.Lifetime,
            WarningId = Ulid.NewUlid(now),
        };
        return await store.CommitAsync(decision with { Claim = claim }, cancellationToken) ? new ArrivalOutcome.Claimed(token) : null;
    }
}

/// <summary>Outcome of a buyer's arrival.</summary>
public abstract record ArrivalOutcome
{
    private ArrivalOutcome()
    {
    }

    /// <summary>The browser may link the account.</summary>
    public sealed record Claimed(ClaimToken Token) : ArrivalOutcome;

    /// <summary>AWS has ended the subscription: the buyer needs a new one, or has to wait until AWS confirms it.</summary>
    public sealed record SubscriptionEnded : ArrivalOutcome;

    /// <summary>Every attempt met a conflict; nothing was stored. Trying again helps.</summary>
    public sealed record Busy : ArrivalOutcome;
}
