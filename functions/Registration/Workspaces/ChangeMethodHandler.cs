using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Payers;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>
/// The owner changes the settlement method of a workspace: chooses, reviews, confirms. Each form leads to a page with an address of
/// its own. Confirming twice is harmless.
/// </summary>
public sealed partial class ChangeMethodHandler(
    IExpenseCenter expenseCenter, MethodQuery methodQuery, ChangePayer changePayer, MethodPages pages, PageMessages messages,
    ILogger<ChangeMethodHandler> logger)
{
    public Task<IResult> ShowAsync(HttpContext context, string site, string id) => WithWorkspaceAsync(
        context, site, id, methods => Task.FromResult(Show(context, methods, MethodAddress.Read(context.Request))));

    public async Task<IResult> HandleAsync(HttpContext context, string site, string id)
    {
        var form = context.Request.Form;
        var chosen = form[MethodForm.MethodField].ToString();
        return await WithWorkspaceAsync(context, site, id, async methods => form[MethodForm.StepField].ToString() switch
        {
            MethodForm.Confirm => await ConfirmAsync(context, methods, chosen),
            MethodForm.Review => MethodAddress.Review(chosen).In(methods),
            _ => MethodAddress.Choose(chosen).In(methods),
        });
    }

    private IResult Show(HttpContext context, WorkspaceMethods methods, MethodAddress address)
    {
        if (address.Page is MethodPageKind.Done)
        {
            return pages.Done(context, methods);
        }

        if (address.Page is not MethodPageKind.Review)
        {
            return pages.Choose(context, methods, address.Chosen, address.Page is MethodPageKind.Busy ? MethodTexts.Busy : null);
        }

        return methods.Find(address.Chosen) switch
        {
            { IsOpen: true } option => pages.Review(context, methods, option),
            { IsCurrent: true } => pages.Done(context, methods),
            { Verdict: var reason } => pages.Choose(context, methods, problem: PayerTexts.Of(reason)),
            null => pages.Choose(context, methods, problem: address.Chosen.Length == 0 ? MethodTexts.NothingChosen : MethodTexts.NoSuchAccount),
        };
    }

    /// <summary>What was refused leads to the review, which reads again and says why.</summary>
    private async Task<IResult> ConfirmAsync(HttpContext context, WorkspaceMethods methods, string chosen)
    {
        if (!MethodOption.TryParse(chosen, out var account))
        {
            return MethodAddress.Review(chosen).In(methods);
        }

        var outcome = await changePayer.ChangeAsync(methods.Owner, methods.Workspace.Workspace, account, context.RequestAborted);
        LogChanged(methods.Key, chosen, outcome.GetType().Name);
        return (outcome switch
        {
            PayerResult.InForce => MethodAddress.Done,
            PayerResult.Busy => MethodAddress.Busy(chosen),
            _ => MethodAddress.Review(chosen),
        }).In(methods);
    }

    /// <summary>Another owner's workspace is treated as missing.</summary>
    private async Task<IResult> WithWorkspaceAsync(
        HttpContext context, string site, string id, Func<WorkspaceMethods, Task<IResult>> show)
    {
        if (!WorkspaceKey.TryCreate(site, id, out var key))
        {
            return Results.NotFound();
        }

        if (await expenseCenter.FindAccountAsync(Session.BuyerOf(context), context.RequestAborted) is not { } owner)
        {
            return messages.Show(context, AccountMessages.UnknownBuyer);
        }

        return await methodQuery.ReadAsync(owner, key, context.RequestAborted) is { } methods ? await show(methods) : Results.NotFound();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Change of workspace {Workspace} to settlement method {Method}: {Outcome}")]
    private partial void LogChanged(WorkspaceKey workspace, string method, string outcome);
}
