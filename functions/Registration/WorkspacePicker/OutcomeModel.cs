using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>The outcome of a confirmation for each workspace; problems come first.</summary>
public sealed record OutcomeModel
{
    /// <summary>Lines shown at most; the other workspaces are only counted.</summary>
    public const int MaxRows = 100;

    public required PageContext Page { get; init; }

    public required PickerContext Context { get; init; }

    public required CloudAccountId Account { get; init; }

    public required CloudAccountStatus Status { get; init; }

    /// <summary>Recipient of the confirmation mail; null when none is sent.</summary>
    public required string? Email { get; init; }

    public required ImmutableArray<OutcomeRow> Rows { get; init; }

    /// <summary>Number of workspaces, listed or not.</summary>
    public required int Count { get; init; }

    /// <summary>Number of workspaces that are settled through the account now.</summary>
    public required int Bound { get; init; }

    /// <summary>The selection to submit again because something is not done yet; null when all is done.</summary>
    public required Selection? RetrySelection { get; init; }
}

/// <summary>One workspace and its outcome.</summary>
public sealed record OutcomeRow(WorkspaceKey Key, string Name, string Site, PayerResult Result);
