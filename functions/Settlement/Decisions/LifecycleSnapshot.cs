using System.Collections.Immutable;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>What is stored about the ids in a notice or a buyer's arrival: the whole input of a lifecycle decision.</summary>
public sealed record LifecycleSnapshot
{
    public static LifecycleSnapshot Empty { get; } = new();

    /// <summary>Every cloud account that one of the ids leads to.</summary>
    public ImmutableDictionary<CloudAccountId, CloudAccount> Accounts { get; init; } = ImmutableDictionary<CloudAccountId, CloudAccount>.Empty;

    /// <summary>The aliases that were read, also those that do not exist.</summary>
    public ImmutableArray<KnownAlias> Aliases { get; init; } = [];

    /// <summary>The agreement that the notice names and those linked to it, as far as needed to find an account.</summary>
    public AgreementChain Chain { get; init; } = AgreementChain.Empty;

    /// <summary>The open replacements of the AWS account; null when the notice is about none.</summary>
    public OpenReplacements? OpenReplacements { get; init; }
}

/// <summary>An alias as it was read.</summary>
/// <param name="Name">What leads to an account.</param>
/// <param name="Target">The account that it points to; null when there is no alias. The account may have been merged or removed.</param>
/// <param name="Account">That account after all merges; null when there is none, or it does not exist any more.</param>
public sealed record KnownAlias(AliasName Name, CloudAccountId? Target, CloudAccountId? Account);
