using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>Whether the owner may choose a settlement method for a workspace now, or why not.</summary>
public abstract record ChoiceVerdict
{
    private ChoiceVerdict()
    {
    }

    /// <summary>It may be chosen.</summary>
    public sealed record Open : ChoiceVerdict;

    /// <summary>The workspace is settled so already.</summary>
    public sealed record Current : ChoiceVerdict;

    /// <summary>The cloud account takes no workspaces: its payment failed, or its subscription is ending or has ended.</summary>
    public sealed record AccountClosed(CloudAccountStatus Status) : ChoiceVerdict;

    /// <summary>The workspace's site does not run on AWS, and the owner has no arbitrary selection.</summary>
    public sealed record SiteNotOnAws : ChoiceVerdict;

    /// <summary>The method was changed by choice this month; it may be changed again from <paramref name="OpensAt"/> on.</summary>
    public sealed record ChangedThisMonth(DateTimeOffset OpensAt) : ChoiceVerdict;
}
