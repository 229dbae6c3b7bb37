using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The values that mails insert into their texts.</summary>
public sealed record MailFacts
{
    /// <summary>Title of the product.</summary>
    public required string Product { get; init; }

    /// <summary>The AWS account, phrased for use in a sentence; it may be unknown.</summary>
    public required Text AwsAccountPhrase { get; init; }

    /// <summary>Number of workspaces that the mail is about.</summary>
    public required int WorkspaceCount { get; init; }

    /// <summary>Number of workspaces that were requested, and that the account does not pay for.</summary>
    public required int RefusedCount { get; init; }

    /// <summary>Who paid for the workspace, and who pays now; null when the mail is not about a change of the method.</summary>
    public required MethodChange? Change { get; init; }

    /// <summary>Account, product and owner, as far as known, for the table of facts.</summary>
    public required ImmutableArray<MailFact> AccountFacts { get; init; }

    /// <summary>When the event that the mail reports was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The page of the cloud account.</summary>
    public required Uri AccountPage { get; init; }

    /// <summary>The product's listing on AWS Marketplace.</summary>
    public required Uri ListingPage { get; init; }

    /// <summary>AWS's own pages for the buyer.</summary>
    public required AwsConsoleLinks Aws { get; init; }

    /// <summary>The table of facts: the account, the number of workspaces, and the moment.</summary>
    /// <param name="moment">Label of the moment.</param>
    /// <param name="workspaces">Null when the mail is not about workspaces.</param>
    public ImmutableArray<MailFact> Table(Text moment, int? workspaces = null) =>
    [
        .. AccountFacts,
        .. workspaces is { } count ? [MailTexts.WorkspacesFact(count)] : Array.Empty<MailFact>(),
        .. RefusedCount > 0 ? [MailTexts.RefusedFact(RefusedCount)] : Array.Empty<MailFact>(),
        .. DecidedAt is { } at ? [new MailFact(moment, Timestamps.Format(at))] : Array.Empty<MailFact>(),
    ];
}
