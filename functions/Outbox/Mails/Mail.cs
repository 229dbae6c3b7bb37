using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>What a mail says, in both languages; HTML and text are made from the same.</summary>
public sealed record Mail
{
    public required Text Subject { get; init; }

    /// <summary>What the list of mails shows beside the subject: it must do for a reader who opens nothing.</summary>
    public required Text Preview { get; init; }

    public required Text Headline { get; init; }

    public required ImmutableArray<Text> Paragraphs { get; init; }

    public required ImmutableArray<MailFact> Facts { get; init; }

    public required MailLink Action { get; init; }

    public required Text StepsTitle { get; init; }

    /// <summary>What happens, or what the reader can do, in this order.</summary>
    public required ImmutableArray<MailStep> Steps { get; init; }

    /// <summary>The workspaces that it is about; the last part, as there may be many.</summary>
    public WorkspaceList Workspaces { get; init; } = WorkspaceList.None;
}

/// <summary>A line of the table of facts.</summary>
public sealed record MailFact(Text Name, Text Value);

/// <summary>One of the steps; its title alone must make sense.</summary>
/// <param name="Link">Where it is done.</param>
public sealed record MailStep(Text Title, Text Body, MailLink? Link = null);

public sealed record MailLink(Text Label, Uri Address);
