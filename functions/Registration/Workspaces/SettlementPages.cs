using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Shows the methods of a workspace, what would be confirmed, and what is in force.</summary>
public sealed class SettlementPages(FrameFactory frames, Sites sites, SettlementOptions options, TimeProvider time)
{
    public IResult Choose(HttpContext context, WorkspaceMethods methods, string chosen = "", Text? problem = null, int status = 200)
    {
        var frame = Frame(context, methods, SettlementTexts.Title) with
        {
            StateForm = methods.HasOpen
                ? new StateForm(SettlementForm.Id, SettlementForm.StepField, SettlementForm.Stay, SettlementForm.Review)
                : null,
        };
        var page = SettlementPage.Create(new SettlementModel(frame, methods, SiteOf(methods, frame), chosen, problem));
        page.StatusCode = status;
        return page;
    }

    public IResult Review(HttpContext context, WorkspaceMethods methods, MethodOption chosen)
    {
        var frame = Frame(context, methods, SettlementReviewTexts.Title) with
        {
            StateForm = new StateForm(SettlementForm.Id, SettlementForm.StepField, SettlementForm.Review, SettlementForm.Confirm),
        };
        var now = time.GetUtcNow();
        var after = methods.Workspace.Settlement.Choose(chosen.Account?.Id, now);
        return SettlementReviewPage.Create(new SettlementReviewModel(
            frame, methods, SiteOf(methods, frame), chosen, MonthlyRule.OpensAt(after, now, options)));
    }

    public IResult Done(HttpContext context, WorkspaceMethods methods)
    {
        var frame = frames.Create(context, SettlementReviewTexts.Done);
        return SettlementDonePage.Create(new SettlementDoneModel(frame, methods, SiteOf(methods, frame)));
    }

    private Frame Frame(HttpContext context, WorkspaceMethods methods, Text title) =>
        frames.Create(context, title) with { Address = methods.Address };

    private string SiteOf(WorkspaceMethods methods, Frame frame) => sites.NameOf(methods.Key.Site, frame.Language);
}
