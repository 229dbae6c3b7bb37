using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.Http.Extensions;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>
/// Where the workspace picker is used: to register a cloud account, to add workspaces to a registered one, or to return workspaces to the
/// Expense Center account.
/// </summary>
/// <param name="Path">Path of the list, that the forms post to.</param>
/// <param name="ReviewPath">Path of the review.</param>
/// <param name="StatusPath">Path of the account's status, shown in a frame.</param>
/// <param name="Kind">What the confirmation does. A registration also sets the account's owner and contact.</param>
public sealed record PickerContext(string Path, string ReviewPath, string StatusPath, PayerOrderKind Kind)
{
    private const string ProblemField = "problem";
    private const string NothingChosen = "nothing";
    private const string Changed = "changed";

    public static PickerContext Registration { get; } =
        new(SiteMap.Registration, SiteMap.RegistrationReview, SiteMap.RegistrationStatus, PayerOrderKind.Registration);

    public bool IsRegistration => Kind is PayerOrderKind.Registration;

    public bool IsReturn => Kind is PayerOrderKind.Returning;

    public static PickerContext Adding(CloudAccountId account) => new(
        SiteMap.AddWorkspaces(account), SiteMap.AddWorkspacesReview(account), SiteMap.CloudAccountStatus(account), PayerOrderKind.Adding);

    public static PickerContext Returning(CloudAccountId account) => new(
        SiteMap.ReturnWorkspaces(account),
        SiteMap.ReturnWorkspacesReview(account),
        SiteMap.CloudAccountStatus(account),
        PayerOrderKind.Returning);

    public static PickerProblem ProblemOf(HttpRequest request) => request.Query[ProblemField].ToString() switch
    {
        NothingChosen => PickerProblem.NothingChosen,
        Changed => PickerProblem.Changed,
        _ => PickerProblem.None,
    };

    /// <summary>The list that shows a choice.</summary>
    public SeeOther ToList(Ulid? choice, WorkspaceFilter filter, PickerProblem problem = PickerProblem.None) =>
        new(Path + Query(choice?.ToString(), filter, problem));

    /// <summary>The review of a choice.</summary>
    public SeeOther ToReview(Ulid choice, PickerProblem problem = PickerProblem.None) =>
        new(ReviewPath + Query($"{choice}", WorkspaceFilter.None, problem));

    /// <summary>The list that says that a choice is no longer stored.</summary>
    public SeeOther ToLost(string choice) => new(Path + Query(choice, WorkspaceFilter.None, PickerProblem.None));

    private static string Query(string? choice, WorkspaceFilter filter, PickerProblem problem)
    {
        var query = new QueryBuilder();
        if (choice is not null)
        {
            query.Add(PickerForm.ChoiceField, choice);
        }

        filter.AddTo(query);
        if (problem is not PickerProblem.None)
        {
            query.Add(ProblemField, problem is PickerProblem.Changed ? Changed : NothingChosen);
        }

        return query.ToString();
    }
}

/// <summary>Why the buyer sees a page again.</summary>
public enum PickerProblem
{
    None,

    /// <summary>The buyer tried to continue without choosing a workspace.</summary>
    NothingChosen,

    /// <summary>The number of workspaces has changed since the review was shown.</summary>
    Changed,
}

/// <summary>Progress of a registration; when adding workspaces, the link back instead.</summary>
/// <param name="Current">Number of the step, 1-based.</param>
public sealed record ProgressModel(PageContext Page, PickerContext Context, CloudAccountId Account, int Current);

/// <summary>Hidden form fields with the choices made on earlier pages.</summary>
public sealed record CarriedFieldsModel(PageContext Page, CloudAccountId Account, Ulid? Choice);
