using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Payers;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>
/// The owner changes the settlement method of a workspace: chooses, reviews, confirms. Confirming twice is harmless.
/// </summary>
public sealed partial class ChangeMethodHandler(
    IExpenseCenter expenseCenter, MethodQuery methodQuery, ChangePayer changePayer, MethodPages pages, PageMessages messages,
    ILogger<ChangeMethodHandler> logger)
{
    /// <summary>Query parameter of the page that shows the method in force after a change.</summary>
    private const string DoneParameter = "done";

    public Task<IResult> ShowAsync(HttpContext context, string site, string id) => WithWorkspaceAsync(
        context,
        site,
        id,
        methods => Task.FromResult(
            context.Request.Query.ContainsKey(DoneParameter) ? pages.Done(context, methods) : pages.Choose(context, methods)));

    public async Task<IResult> HandleAsync(HttpContext context, string site, string id)
    {
        var form = context.Request.Form;
        var chosen = form[MethodForm.MethodField].ToString();
        return await WithWorkspaceAsync(context, site, id, methods => form[MethodForm.StepField].ToString() switch
        {
            MethodForm.Confirm => ConfirmAsync(context, methods, chosen),
            MethodForm.Review => Task.FromResult(Review(context, methods, chosen)),
            _ => Task.FromResult(pages.Choose(context, methods, chosen)),
        });
    }

    private IResult Review(HttpContext context, WorkspaceMethods methods, string chosen) => methods.Find(chosen) switch
    {
        { IsOpen: true } option => pages.Review(context, methods, option),
        { IsCurrent: true } => Done(methods),
        { Verdict: var reason } => Refuse(context, methods, PayerTexts.Of(reason)),
        null when chosen.Length == 0 => pages.Choose(
            context, methods, problem: MethodTexts.NothingChosen, status: StatusCodes.Status422UnprocessableEntity),
        null => Refuse(context, methods, MethodTexts.NoSuchAccount),
    };

    private async Task<IResult> ConfirmAsync(HttpContext context, WorkspaceMethods methods, string chosen)
    {
        if (!MethodOption.TryParse(chosen, out var account))
        {
            return Review(context, methods, chosen);
        }

        var outcome = await changePayer.ChangeAsync(methods.Owner, methods.Workspace.Workspace, account, context.RequestAborted);
        LogChanged(methods.Key, chosen, outcome.GetType().Name);
        if (outcome is PayerResult.InForce)
        {
            return Done(methods);
        }

        // Read again: the refusal may be based on newer data.
        var now = await methodQuery.ReadAsync(methods.Owner, methods.Key, context.RequestAborted) ?? methods;
        return Refuse(context, now, outcome switch
        {
            PayerResult.Refused(var reason) => PayerTexts.Of(reason),
            PayerResult.NoSuchAccount => MethodTexts.NoSuchAccount,
            _ => MethodTexts.Busy,
        });
    }

    private IResult Refuse(HttpContext context, WorkspaceMethods methods, Text problem) =>
        pages.Choose(context, methods, problem: problem, status: StatusCodes.Status409Conflict);

    private static SeeOther Done(WorkspaceMethods methods) => new($"{methods.Address}?{DoneParameter}");

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
