using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.Http.Extensions;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Shows the methods of a workspace, the review, and the method in force.</summary>
public sealed class MethodPages(PageContextFactory pageContexts, Sites sites, SettlementOptions options, TimeProvider time)
{
    public IResult Choose(HttpContext context, WorkspaceMethods methods, string chosen = "", Text? problem = null)
    {
        var pageContext = pageContexts.Create(context, MethodTexts.Title) with
        {
            StateForm = methods.HasOpen
                ? new StateForm(MethodForm.Id, MethodForm.StepField, MethodForm.Stay, MethodForm.Review)
                : null,
        };
        return MethodPage.Create(new MethodModel(pageContext, methods, SiteOf(methods, pageContext), chosen, problem));
    }

    public IResult Review(HttpContext context, WorkspaceMethods methods, MethodOption chosen)
    {
        var pageContext = pageContexts.Create(context, MethodReviewTexts.Title) with
        {
            StateForm = new StateForm(MethodForm.Id, MethodForm.StepField, MethodForm.Review, MethodForm.Confirm),
        };
        var now = time.GetUtcNow();
        var after = methods.Workspace.Settlement.Choose(chosen.Account?.Id, now);
        return MethodReviewPage.Create(new MethodReviewModel(
            pageContext, methods, SiteOf(methods, pageContext), chosen, PayerPolicy.NextChangeAllowedAt(after, now, options)));
    }

    public IResult Done(HttpContext context, WorkspaceMethods methods)
    {
        var pageContext = pageContexts.Create(context, MethodReviewTexts.Done);
        return MethodDonePage.Create(new MethodDoneModel(pageContext, methods, SiteOf(methods, pageContext)));
    }

    private string SiteOf(WorkspaceMethods methods, PageContext pageContext) => sites.NameOf(methods.Key.Site, pageContext.Language);
}

/// <summary>Fields and button values of the forms to choose, review and confirm a settlement method.</summary>
public static class MethodForm
{
    /// <summary>Id of the form on its page.</summary>
    public const string Id = "settlement";

    /// <summary>The chosen method, see <see cref="MethodOption.Value"/>.</summary>
    public const string MethodField = "method";

    /// <summary>Field name of all buttons.</summary>
    public const string StepField = "do";

    /// <summary>Shows the review page.</summary>
    public const string Review = "review";

    /// <summary>Confirms the change.</summary>
    public const string Confirm = "confirm";

    /// <summary>Shows the methods again.</summary>
    public const string Stay = "stay";
}

/// <summary>A page of the change of a settlement method, as the query names it.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Chosen">Value of the chosen method, see <see cref="MethodOption.Value"/>; not checked.</param>
public sealed record MethodAddress(MethodPageKind Page, string Chosen)
{
    private const string DoneParameter = "done";
    private const string BusyParameter = "busy";

    public static MethodAddress Done { get; } = new(MethodPageKind.Done, "");

    public static MethodAddress Choose(string chosen) => new(MethodPageKind.Choose, chosen);

    public static MethodAddress Busy(string chosen) => new(MethodPageKind.Busy, chosen);

    public static MethodAddress Review(string chosen) => new(MethodPageKind.Review, chosen);

    public static MethodAddress Read(HttpRequest request) => new(
        request.Query.ContainsKey(DoneParameter) ? MethodPageKind.Done
        : request.Query.ContainsKey(BusyParameter) ? MethodPageKind.Busy
        : request.Query[MethodForm.StepField] == MethodForm.Review ? MethodPageKind.Review
        : MethodPageKind.Choose,
        request.Query[MethodForm.MethodField].ToString());

    /// <summary>Leads to the page of a workspace.</summary>
    public SeeOther In(WorkspaceMethods methods)
    {
        if (Page is MethodPageKind.Done)
        {
            return new($"{methods.Address}?{DoneParameter}");
        }

        var query = new QueryBuilder { { MethodForm.MethodField, Chosen } };
        if (Page is MethodPageKind.Review)
        {
            query.Add(MethodForm.StepField, MethodForm.Review);
        }

        return new(methods.Address + query + (Page is MethodPageKind.Busy ? $"&{BusyParameter}" : ""));
    }
}

/// <summary>The pages of the change of a settlement method.</summary>
public enum MethodPageKind
{
    Choose,

    /// <summary>The methods again, because the change met conflicts.</summary>
    Busy,

    Review,

    Done,
}
