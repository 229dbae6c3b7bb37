using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>What is stored about the ids in a notice or a buyer's arrival: the whole input of a lifecycle decision.</summary>
/// <param name="Accounts">Every cloud account that one of the ids leads to.</param>
/// <param name="SubscriptionAccount">The account that the subscription's alias points to; null when there is none.</param>
/// <param name="Chain">The agreement that the notice names and those linked to it, as far as needed to find an account.</param>
public sealed record LifecycleSnapshot(
    ImmutableDictionary<CloudAccountId, CloudAccount> Accounts, CloudAccountId? SubscriptionAccount, AgreementChain Chain)
{
    public static LifecycleSnapshot Empty { get; } = new(ImmutableDictionary<CloudAccountId, CloudAccount>.Empty, null, AgreementChain.Empty);
}
