namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>Whether a workspace may be settled through a cloud account, or why not.</summary>
public abstract record Eligibility
{
    private Eligibility()
    {
    }

    /// <summary>It may be chosen.</summary>
    public sealed record Eligible : Eligibility;

    /// <summary>This cloud account pays for it already.</summary>
    public sealed record AlreadyBound : Eligibility;

    /// <summary>Another cloud account pays for it.</summary>
    public sealed record SettledElsewhere : Eligibility;

    /// <summary>Its site does not run on AWS, and the account has no arbitrary selection.</summary>
    public sealed record SiteNotOnAws : Eligibility;

    /// <summary>Its method was changed by choice this month; it may be changed again from <paramref name="OpensAt"/> on.</summary>
    public sealed record ChangedThisMonth(DateTimeOffset OpensAt) : Eligibility;
}
