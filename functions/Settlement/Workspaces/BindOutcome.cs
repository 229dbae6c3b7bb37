namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>What came of the wish to settle one workspace through a cloud account.</summary>
/// <param name="Workspace">Site and id as they were asked for.</param>
/// <param name="Name">Its name; null when it is not the buyer's, so that nobody learns others' names.</param>
/// <param name="Result">Bound, or why not.</param>
public sealed record BindOutcome(WorkspaceKey Workspace, string? Name, BindResult Result)
{
    public bool IsBound => Result is BindResult.Bound;
}

/// <summary>Bound, or why not.</summary>
public abstract record BindResult
{
    private BindResult()
    {
    }

    /// <summary>The cloud account pays for it, from now on or already.</summary>
    public sealed record Bound : BindResult;

    /// <summary>It does not exist or belongs to somebody else: from outside both look the same.</summary>
    public sealed record NotYours : BindResult;

    /// <summary>The rule forbids it.</summary>
    public sealed record Refused(Eligibility Reason) : BindResult;

    /// <summary>The cloud account was closed to new bindings meanwhile.</summary>
    public sealed record AccountClosed : BindResult;

    /// <summary>Not done yet: others changed the same rows again and again, or there was no time left. Trying again helps.</summary>
    public sealed record Busy : BindResult;
}
