using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Registrations;

/// <summary>What came of a buyer's confirmation.</summary>
public abstract record ConfirmOutcome
{
    private ConfirmOutcome()
    {
    }

    /// <summary>There is no such claim, or it has expired, or another Expense Center account used it.</summary>
    public sealed record Expired : ConfirmOutcome;

    /// <summary>Another Expense Center account owns the cloud account; nothing changed, the owner is told.</summary>
    public sealed record OwnedByAnother : ConfirmOutcome;

    /// <summary>The cloud account takes no bindings: its payment failed, or its subscription is ending or has ended.</summary>
    public sealed record Closed(CloudAccount Account) : ConfirmOutcome;

    /// <summary>The cloud account is the buyer's; each chosen workspace has its own outcome.</summary>
    public sealed record Confirmed(CloudAccountId Account, ImmutableArray<BindOutcome> Workspaces) : ConfirmOutcome;
}
