using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>The methods of a workspace to choose from.</summary>
/// <param name="Chosen">Value of the method chosen so far.</param>
/// <param name="Problem">Why the request was refused; null when it was not.</param>
public sealed record MethodModel(PageContext Page, WorkspaceMethods Methods, string Site, string Chosen, Text? Problem)
{
    /// <summary>Value of the selected option: the chosen one if it is allowed, otherwise the one in force.</summary>
    public string SelectedOption => Methods.Find(Chosen) is { IsOpen: true } ? Chosen : Methods.Current?.Value ?? "";
}

/// <summary>A change before it is confirmed.</summary>
/// <param name="Chosen">The method to confirm.</param>
/// <param name="Again">When the method could be changed again after this change; null when it could be changed at once.</param>
public sealed record MethodReviewModel(
    PageContext Page, WorkspaceMethods Methods, string Site, MethodOption Chosen, DateTimeOffset? Again);

/// <summary>How a workspace is settled, after a change.</summary>
public sealed record MethodDoneModel(PageContext Page, WorkspaceMethods Methods, string Site);

/// <summary>A workspace, its site, and how it is settled now.</summary>
public sealed record SettledWorkspaceModel(PageContext Page, WorkspaceMethods Methods, string Site);

/// <summary>The methods to choose from.</summary>
/// <param name="Owner">Who pays when no cloud account does.</param>
/// <param name="Options">In display order.</param>
/// <param name="SelectedOption">Value of the selected option.</param>
public sealed record MethodOptionsModel(PageContext Page, ExpenseCenterAccount Owner, IEnumerable<MethodOption> Options, string SelectedOption);
