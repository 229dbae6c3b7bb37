namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>What came of an owner's choice of a settlement method.</summary>
public abstract record ChoiceOutcome
{
    private ChoiceOutcome()
    {
    }

    /// <summary>The method is in force, from now on or already.</summary>
    public sealed record InForce : ChoiceOutcome;

    /// <summary>The rule forbids it; nothing changed.</summary>
    public sealed record Refused(ChoiceVerdict Reason) : ChoiceOutcome;

    /// <summary>There is no such cloud account, or it is not the owner's: both look the same. Nothing changed.</summary>
    public sealed record NoSuchAccount : ChoiceOutcome;

    /// <summary>Others changed the same rows again and again; nothing was done, trying again helps.</summary>
    public sealed record Busy : ChoiceOutcome;
}
