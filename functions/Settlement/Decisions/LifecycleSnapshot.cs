using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>What the store knows about the names that a notice, or a buyer's arrival, uses: all that the lifecycle decides on.</summary>
/// <param name="Accounts">Every cloud account that one of the names leads to.</param>
/// <param name="SubscriptionAccount">The account that the subscription's alias leads to.</param>
/// <param name="Chain">The agreement that the notice names and those linked to it, as far as needed to find an account.</param>
public sealed record LifecycleSnapshot(
    ImmutableDictionary<CloudAccountId, CloudAccount> Accounts, CloudAccountId? SubscriptionAccount, AgreementChain Chain)
{
    public static LifecycleSnapshot Empty { get; } = new(ImmutableDictionary<CloudAccountId, CloudAccount>.Empty, null, AgreementChain.Empty);
}
