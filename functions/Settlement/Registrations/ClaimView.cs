using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Registrations;

/// <summary>What a claim lets a signed-in buyer see and do.</summary>
public abstract record ClaimView
{
    private ClaimView()
    {
    }

    /// <summary>There is no such claim, or it has expired: "Set up your account" at AWS gives a new one.</summary>
    public sealed record Expired : ClaimView;

    /// <summary>Another Expense Center account owns the cloud account, or used the claim: refused, and the owner is told.</summary>
    public sealed record OwnedByAnother : ClaimView;

    /// <summary>The buyer may link the account, add workspaces, or see its status.</summary>
    public sealed record Open(Claim Claim, CloudAccount Account) : ClaimView;
}
