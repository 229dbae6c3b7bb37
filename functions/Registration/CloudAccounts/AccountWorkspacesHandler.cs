using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>
/// The owner of a registered cloud account adds workspaces to it, or returns workspaces to the Expense Center account: without a new
/// subscription and without AWS Marketplace.
/// </summary>
public sealed partial class AccountWorkspacesHandler(
    OwnedAccounts owned, IExpenseCenter expenseCenter, PayerOrders orders, PickerSteps steps, AccountMessages texts, PageMessages messages,
    ILogger<AccountWorkspacesHandler> logger)
{
    public Task<IResult> ListAsync(HttpContext context, AccountPicker pickerOf, string id) => WithAccountAsync(
        context, pickerOf, id, (picker, buyer, account) => steps.ShowListAsync(context, picker, buyer, account));

    public Task<IResult> ReviewAsync(HttpContext context, AccountPicker pickerOf, string id) => WithAccountAsync(
        context, pickerOf, id, (picker, buyer, account) => steps.ShowReviewAsync(context, picker, buyer, account));

    public Task<IResult> HandleAsync(HttpContext context, AccountPicker pickerOf, string id) => WithAccountAsync(
        context, pickerOf, id, (picker, buyer, account) => HandleAsync(context, picker, buyer, account));

    private async Task<IResult> HandleAsync(HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account)
    {
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
            PickerConfirmation.Ready ready => await OrderAsync(context, picker.Kind, buyer, account.Id, ready),
            var other => throw new NotSupportedException($"Nobody handles {other.GetType().Name}."),
        };
    }

    private async Task<IResult> OrderAsync(
        HttpContext context, PayerOrderKind kind, ExpenseCenterAccount buyer, CloudAccountId account, PickerConfirmation.Ready ready)
    {
        switch (await orders.OrderAsync(kind, buyer, account, ready.Id, ready.Requested, context.RequestAborted))
        {
            case ConfirmOutcome.Confirmed(var order):
                LogOrdered(order.Kind, order.Account, order.Changed, order.Finished, order.Count);
                return new SeeOther(SiteMap.OrderOutcome(order.Account, order.Id));
            case ConfirmOutcome.Closed(var closed):
                return messages.Show(context, texts.Closed(closed));
            case ConfirmOutcome.Busy:
                return messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
            default:
                return Results.NotFound();
        }
    }

    private async Task<IResult> WithAccountAsync(
        HttpContext context, AccountPicker pickerOf, string account, Func<PickerContext, ExpenseCenterAccount, CloudAccount, Task<IResult>> show)
    {
        if (await owned.FindAsync(context, account) is not { } found)
        {
            return Results.NotFound();
        }

        if (found.MergedInto is { } into)
        {
            var other = pickerOf(into);
            var choice = HttpMethods.IsPost(context.Request.Method) ? context.Request.Form[PickerForm.ChoiceField] : context.Request.Query[PickerForm.ChoiceField];
            return Ulid.TryParse(choice, out var id) ? other.ToReview(id, PickerProblem.Changed) : new SeeOther(other.Path);
        }

        var picker = pickerOf(found.Id);
        if (picker.Kind is PayerOrderKind.Adding && !found.AcceptsBindings)
        {
            return messages.Show(context, texts.Closed(found));
        }

        return await expenseCenter.FindAccountAsync(Session.BuyerOf(context), context.RequestAborted) is { } buyer
            ? await show(picker, buyer, found)
            : messages.Show(context, AccountMessages.UnknownBuyer);
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Order {Kind} for cloud account {Account}: {Changed} workspaces changed so far, {Finished} of {Chosen} done")]
    private partial void LogOrdered(PayerOrderKind kind, CloudAccountId account, int changed, int finished, int chosen);
}

/// <summary>The picker for a cloud account: <see cref="PickerContext.Adding"/> or <see cref="PickerContext.Returning"/>.</summary>
public delegate PickerContext AccountPicker(CloudAccountId account);
