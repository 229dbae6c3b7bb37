using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>What came of a confirmation, workspace by workspace: what needs the buyer's attention comes first.</summary>
public sealed record OutcomeModel
{
    /// <summary>As many lines as one reads; of those that went well, the rest is counted.</summary>
    public const int MaxLines = 100;

    public required PageContext Page { get; init; }

    public required PickerContext Occasion { get; init; }

    public required CloudAccountId Account { get; init; }

    public required CloudAccountStatus Status { get; init; }

    /// <summary>Where the confirmation is sent; null when none is.</summary>
    public required string? Email { get; init; }

    public required ImmutableArray<OutcomeLine> Lines { get; init; }

    /// <summary>How many there are, listed or not.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them are settled through the account now.</summary>
    public required int Bound { get; init; }

    /// <summary>What was not done yet, to be asked for once more; null when there is nothing.</summary>
    public required Selection? Rest { get; init; }
}

/// <summary>One workspace and its outcome.</summary>
public sealed record OutcomeLine(WorkspaceKey Key, string Name, string Site, PayerResult Result);
