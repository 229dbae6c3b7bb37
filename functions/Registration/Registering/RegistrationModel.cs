using System.Collections.Immutable;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Registering;

/// <summary>The form in which a buyer chooses workspaces and confirms.</summary>
public sealed record RegistrationModel
{
    public required Frame Frame { get; init; }

    public required CloudAccount Account { get; init; }

    public required string Product { get; init; }

    public required string Email { get; init; }

    public required bool EmailIsWrong { get; init; }

    public required bool NothingChosen { get; init; }

    public required ImmutableArray<SiteChoices> Sites { get; init; }

    public bool HasEligible => Sites.Any(site => site.Workspaces.Any(choice => choice.IsEligible));

    public string AwsAccount => Account.AwsAccount?.ToString() ?? "–";
}

/// <summary>The workspaces of one site.</summary>
public sealed record SiteChoices(string Code, string Name, ImmutableArray<WorkspaceChoice> Workspaces);

/// <summary>A workspace that may be chosen, or why not.</summary>
public sealed record WorkspaceChoice(WorkspaceKey Key, string Name, Eligibility Eligibility, bool IsChosen)
{
    public bool IsEligible => Eligibility is Eligibility.Eligible;
}
