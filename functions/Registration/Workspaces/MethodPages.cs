using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Shows the methods of a workspace, the review, and the method in force.</summary>
public sealed class MethodPages(PageContextFactory pageContexts, Sites sites, SettlementOptions options, TimeProvider time)
{
    public IResult Choose(HttpContext context, WorkspaceMethods methods, string chosen = "", Text? problem = null, int status = 200)
    {
        var pageContext = Page(context, methods, MethodTexts.Title) with
        {
            StateForm = methods.HasOpen
                ? new StateForm(MethodForm.Id, MethodForm.StepField, MethodForm.Stay, MethodForm.Review)
                : null,
        };
        var page = MethodPage.Create(new MethodModel(pageContext, methods, SiteOf(methods, pageContext), chosen, problem));
        page.StatusCode = status;
        return page;
    }

    public IResult Review(HttpContext context, WorkspaceMethods methods, MethodOption chosen)
    {
        var pageContext = Page(context, methods, MethodReviewTexts.Title) with
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

    private PageContext Page(HttpContext context, WorkspaceMethods methods, Text title) =>
        pageContexts.Create(context, title) with { Address = methods.Address };

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
