using System.Text.Json.Serialization;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>Outcome of a requested payer change for one workspace.</summary>
/// <param name="Workspace">As requested.</param>
/// <param name="Name">Its name; null when it is not the buyer's: other owners' names must not leak.</param>
/// <param name="Result">In force, or why not.</param>
public sealed record WorkspaceOutcome(WorkspaceKey Workspace, string? Name, PayerResult Result)
{
    [JsonIgnore]
    public bool IsInForce => Result is PayerResult.InForce;
}

/// <summary>Whether a change of the payer is in force, or why not. The names of the kinds are stored: add to them, never rename.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(InForce), "in-force")]
[JsonDerivedType(typeof(NotYours), "not-yours")]
[JsonDerivedType(typeof(NoSuchAccount), "no-such-account")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Busy), "busy")]
public abstract record PayerResult
{
    private PayerResult()
    {
    }

    /// <summary>The requested payer pays, from now on or already.</summary>
    public sealed record InForce : PayerResult;

    /// <summary>The workspace does not exist or belongs to another account; the buyer cannot tell which.</summary>
    public sealed record NotYours : PayerResult;

    /// <summary>The cloud account does not exist or belongs to another account; the buyer cannot tell which.</summary>
    public sealed record NoSuchAccount : PayerResult;

    /// <summary>The policy forbids it; nothing changed.</summary>
    public sealed record Refused(PayerVerdict Reason) : PayerResult;

    /// <summary>Not done: every attempt met a conflict, or no time was left. Trying again helps.</summary>
    public sealed record Busy : PayerResult;
}
