using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>The owner adds workspaces to a cloud account, without a new subscription and without AWS Marketplace.</summary>
public sealed partial class AddWorkspacesHandler(
    OwnedAccounts owned, IExpenseCenter expenseCenter, BindWorkspaces bind, PickerSteps steps, AccountMessages texts, PageMessages messages,
    ILogger<AddWorkspacesHandler> logger)
{
    public Task<IResult> ListAsync(HttpContext context, string id) => WithAccountAsync(
        context, id, (buyer, account) => steps.ShowListAsync(context, PickerContext.Adding(account.Id), buyer, account));

    public Task<IResult> ReviewAsync(HttpContext context, string id) => WithAccountAsync(
        context, id, (buyer, account) => steps.ShowReviewAsync(context, PickerContext.Adding(account.Id), buyer, account));

    public Task<IResult> HandleAsync(HttpContext context, string id) =>
        WithAccountAsync(context, id, (buyer, account) => HandleAsync(context, buyer, account));

    private async Task<IResult> HandleAsync(HttpContext context, ExpenseCenterAccount buyer, CloudAccount account)
    {
        var picker = PickerContext.Adding(account.Id);
        if (await steps.ReadAsync(context, buyer.Username) is not { } input)
        {
            return picker.ToLost(context.Request.Form[PickerForm.ChoiceField].ToString());
        }

        if (input.Action is not PickerAction.Confirm)
        {
            return await steps.GoOnAsync(context, picker, buyer, account, input);
        }

        return await steps.ConfirmAsync(context, picker, buyer, account, input) switch
        {
            PickerConfirmation.NotYet(var answer) => answer,
            PickerConfirmation.Ready ready => await AddAsync(context, buyer, account.Id, ready),
            var other => throw new NotSupportedException($"Nobody handles {other.GetType().Name}."),
        };
    }

    private async Task<IResult> AddAsync(HttpContext context, ExpenseCenterAccount buyer, CloudAccountId account, PickerConfirmation.Ready ready)
    {
        switch (await bind.AddAsync(buyer, account, ready.Id, ready.Requested, context.RequestAborted))
        {
            case ConfirmOutcome.Confirmed(var order):
                LogAdded(order.Account, order.Bound, order.Finished, order.Count);
                return new SeeOther(SiteMap.BindingOutcome(order.Account, order.Id));
            case ConfirmOutcome.Closed(var closed):
                return messages.Show(context, texts.Closed(closed));
            case ConfirmOutcome.Busy:
                return messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
            default:
                return Results.NotFound();
        }
    }

    private async Task<IResult> WithAccountAsync(HttpContext context, string account, Func<ExpenseCenterAccount, CloudAccount, Task<IResult>> show)
    {
        if (await owned.FindAsync(context, account) is not { } found)
        {
            return Results.NotFound();
        }

        if (found.MergedInto is { } into)
        {
            var picker = PickerContext.Adding(into);
            var choice = HttpMethods.IsPost(context.Request.Method) ? context.Request.Form[PickerForm.ChoiceField] : context.Request.Query[PickerForm.ChoiceField];
            return Ulid.TryParse(choice, out var id) ? picker.ToReview(id, PickerProblem.Changed) : new SeeOther(picker.Path);
        }

        if (!found.AcceptsBindings)
        {
            return messages.Show(context, texts.Closed(found));
        }

        return await expenseCenter.FindAccountAsync(Session.BuyerOf(context), context.RequestAborted) is { } buyer
            ? await show(buyer, found)
            : messages.Show(context, AccountMessages.UnknownBuyer);
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Workspaces are added to cloud account {Account}: {Bound} bound so far, {Finished} of {Chosen} done")]
    private partial void LogAdded(CloudAccountId account, int bound, int finished, int chosen);
}
