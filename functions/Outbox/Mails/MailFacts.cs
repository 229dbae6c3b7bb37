using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>What the texts of mails are made of.</summary>
public sealed record MailFacts
{
    /// <summary>Title of the product.</summary>
    public required string Product { get; init; }

    /// <summary>The AWS account as a part of a sentence; it may be unknown.</summary>
    public required Text AwsAccount { get; init; }

    /// <summary>How many workspaces it is about.</summary>
    public required int WorkspaceCount { get; init; }

    /// <summary>What is known of the account, the product and the owner, for the table of facts.</summary>
    public required ImmutableArray<MailFact> Account { get; init; }

    /// <summary>When what the mail tells was decided.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The page of the cloud account.</summary>
    public required Uri AccountPage { get; init; }

    /// <summary>Where the product can be subscribed to.</summary>
    public required Uri ListingPage { get; init; }

    /// <summary>AWS's own pages for the buyer.</summary>
    public required AwsPages Aws { get; init; }

    /// <summary>The table of facts: the account's, the number of workspaces where the mail is about them, and the moment.</summary>
    /// <param name="moment">What the moment is called.</param>
    /// <param name="workspaces">Null where the mail is not about workspaces.</param>
    public ImmutableArray<MailFact> Table(Text moment, int? workspaces = null) =>
    [
        .. Account,
        .. workspaces is { } count ? [MailTexts.WorkspacesFact(count)] : Array.Empty<MailFact>(),
        .. At is { } at ? [new MailFact(moment, Timestamps.Format(at))] : Array.Empty<MailFact>(),
    ];
}
