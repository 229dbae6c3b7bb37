using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.UseCases;

/// <summary>The workspaces that a form asks for.</summary>
/// <param name="Keys">From the form, not checked.</param>
/// <param name="Owned">Those that the Expense Center lists for the buyer, with its names.</param>
public sealed record RequestedWorkspaces(IReadOnlySet<WorkspaceKey> Keys, ImmutableArray<WorkspaceLabel> Owned)
{
    /// <summary>An outcome for each key. Another owner's workspace looks like one that does not exist.</summary>
    public ImmutableArray<WorkspaceOutcome> Report(ImmutableArray<WorkspaceOutcome> outcomes) =>
    [
        .. outcomes,
        .. Keys.Except(outcomes.Select(outcome => outcome.Workspace))
            .Select(key => new WorkspaceOutcome(key, Name: null, new PayerResult.NotYours())),
    ];
}

/// <summary>Outcome of a requested payer change for one workspace.</summary>
/// <param name="Workspace">As requested.</param>
/// <param name="Name">Its name; null when it is not the buyer's: other owners' names must not leak.</param>
/// <param name="Result">In force, or why not.</param>
public sealed record WorkspaceOutcome(WorkspaceKey Workspace, string? Name, PayerResult Result)
{
    public bool IsInForce => Result is PayerResult.InForce;
}

/// <summary>Whether a change of the payer is in force, or why not.</summary>
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
