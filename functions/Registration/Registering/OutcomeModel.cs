using System.Collections.Immutable;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Registering;

/// <summary>What came of a confirmation, workspace by workspace.</summary>
public sealed record OutcomeModel
{
    public required Frame Frame { get; init; }

    public required CloudAccountId Account { get; init; }

    public required CloudAccountStatus Status { get; init; }

    public required string Email { get; init; }

    public required ImmutableArray<OutcomeLine> Lines { get; init; }

    public int Bound => Lines.Count(line => line.Result is BindResult.Bound);

    public bool MayTryAgain => Lines.Any(line => line.Result is BindResult.Busy);
}

/// <summary>One workspace and its outcome.</summary>
public sealed record OutcomeLine(WorkspaceKey Key, string Name, string Site, BindResult Result);
