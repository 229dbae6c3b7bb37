using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>What a mail says, in both languages; HTML and text are made from the same.</summary>
public sealed record Mail
{
    /// <summary>Also the heading of the HTML form.</summary>
    public required Text Subject { get; init; }

    public required ImmutableArray<Text> Paragraphs { get; init; }

    /// <summary>The workspaces that it is about; they have no heading of their own, the last paragraph leads over to them.</summary>
    public ImmutableArray<Text> Workspaces { get; init; } = [];

    /// <summary>How many workspaces are not listed.</summary>
    public int MoreWorkspaces { get; init; }

    public required Text StepsTitle { get; init; }

    /// <summary>What the reader can do, in this order.</summary>
    public required ImmutableArray<Text> Steps { get; init; }

    public required MailLink Action { get; init; }
}

/// <summary>The one link of a mail: to see more, or to do what it is about.</summary>
public sealed record MailLink(Text Label, Uri Address);
