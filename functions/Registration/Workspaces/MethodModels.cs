using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>The methods of a workspace to choose from.</summary>
/// <param name="Page">Around the page.</param>
/// <param name="Methods">The workspace and its methods.</param>
/// <param name="Site">Name of its site.</param>
/// <param name="Chosen">The value of the method that is chosen so far.</param>
/// <param name="Problem">Why what was asked for was not done; null when all is well.</param>
public sealed record MethodModel(PageContext Page, WorkspaceMethods Methods, string Site, string Chosen, Text? Problem)
{
    /// <summary>The value of the method that is ticked: the chosen one while it may be, else the one in force.</summary>
    public string Ticked => Methods.Find(Chosen) is { IsOpen: true } ? Chosen : Methods.Current?.Value ?? "";
}

/// <summary>A change before it is confirmed.</summary>
/// <param name="Page">Around the page.</param>
/// <param name="Methods">The workspace and its methods.</param>
/// <param name="Site">Name of its site.</param>
/// <param name="Chosen">The method that would be in force.</param>
/// <param name="Again">When the method could be changed again after that; null: as if it had not been changed.</param>
public sealed record MethodReviewModel(
    PageContext Page, WorkspaceMethods Methods, string Site, MethodOption Chosen, DateTimeOffset? Again);

/// <summary>How a workspace is settled, after a change.</summary>
public sealed record MethodDoneModel(PageContext Page, WorkspaceMethods Methods, string Site);

/// <summary>A workspace, its site, and how it is settled now.</summary>
public sealed record SettledWorkspaceModel(PageContext Page, WorkspaceMethods Methods, string Site);

/// <summary>Methods to choose one from.</summary>
/// <param name="Page">Around the page.</param>
/// <param name="Owner">Who pays when no cloud account does.</param>
/// <param name="Options">In the order in which they are shown.</param>
/// <param name="Ticked">The value of the one that is ticked.</param>
public sealed record MethodOptionsModel(PageContext Page, ExpenseCenterAccount Owner, IEnumerable<MethodOption> Options, string Ticked);
