using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The content of a mail in both languages, rendered as HTML and as plain text.</summary>
public sealed record MailContent
{
    public required Text Subject { get; init; }

    /// <summary>The preview that inboxes show beside the subject. It must be enough for those who do not open the mail.</summary>
    public required Text Preview { get; init; }

    public required Text Headline { get; init; }

    public required ImmutableArray<Text> Paragraphs { get; init; }

    public required ImmutableArray<MailFact> Facts { get; init; }

    public required MailLink Action { get; init; }

    public required Text StepsTitle { get; init; }

    /// <summary>What happens next, or what the reader can do, in order.</summary>
    public required ImmutableArray<MailStep> Steps { get; init; }

    /// <summary>Workspaces that were requested and not added, by reason. Rendered before <see cref="Workspaces"/>.</summary>
    public WorkspaceList Refused { get; init; } = WorkspaceList.None;

    /// <summary>The workspaces that the mail is about. Rendered last, because there may be many.</summary>
    public WorkspaceList Workspaces { get; init; } = WorkspaceList.None;
}

/// <summary>A line of the table of facts.</summary>
public sealed record MailFact(Text Name, Text Value);

/// <summary>A step; its title must make sense alone.</summary>
/// <param name="Link">Link to the page for the step.</param>
public sealed record MailStep(Text Title, Text Body, MailLink? Link = null);

public sealed record MailLink(Text Label, Uri Address);
