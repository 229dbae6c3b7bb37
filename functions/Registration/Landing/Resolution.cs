using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.Landing;

/// <summary>What AWS said about a token.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>It is a buyer of a product of ours.</summary>
    public sealed record Resolved(ResolvedCustomer Customer) : Resolution;

    /// <summary>AWS issued no such token, or not for this seller.</summary>
    public sealed record Invalid : Resolution;

    /// <summary>It was good once: "Set up your account" at AWS gives a fresh one.</summary>
    public sealed record Expired : Resolution;

    /// <summary>AWS did not answer, or asked to come back: the same token may work in a moment.</summary>
    public sealed record Unavailable : Resolution;

    /// <summary>AWS refuses us, not the buyer: something is wrong with our account or our permissions there.</summary>
    public sealed record Refused : Resolution;

    /// <summary>The buyer has bought something, but not from the listings that this service knows.</summary>
    public sealed record ForeignProduct : Resolution;

    /// <summary>The buyer's AWS account is none of those that this environment serves.</summary>
    public sealed record ForeignAccount : Resolution;

    /// <summary>The answer lacks the licence or customer identifier by which the product knows its subscriptions.</summary>
    public sealed record NoIdentity : Resolution;
}
