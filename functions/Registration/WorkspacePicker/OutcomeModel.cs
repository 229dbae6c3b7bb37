using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>What has come of a confirmation so far.</summary>
public sealed record OutcomeModel
{
    /// <summary>Lines of a list shown at most; the other workspaces are only counted.</summary>
    public const int MaxRows = 100;

    public required PageContext Page { get; init; }

    public required PayingAccount PayingAccount { get; init; }

    public required PayerOrder Order { get; init; }

    /// <summary>Recipient of the mail that confirms it; null when none is sent.</summary>
    public required string? Email { get; init; }

    /// <summary>The first workspaces whose payer was not changed, and why.</summary>
    public required ImmutableArray<OutcomeRow> NotChanged { get; init; }

    /// <summary>The first workspaces whose payer is the ordered one.</summary>
    public required ImmutableArray<OutcomeRow> Changed { get; init; }

    public bool IsDone => Order.DoneAt is not null;
}

/// <summary>One workspace and its outcome.</summary>
public sealed record OutcomeRow(WorkspaceKey Key, string Name, string Site, PayerResult Result);

/// <summary>Outcomes to list, with the number of those that are not.</summary>
public sealed record OutcomeListModel(PageContext Page, PayerOrderKind Kind, Text Title, ImmutableArray<OutcomeRow> Rows, int Count);
