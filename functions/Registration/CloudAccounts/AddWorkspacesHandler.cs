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
    OwnedAccounts owned, IExpenseCenter expenseCenter, ChangePayer changePayer, PickerQuery choices, PickerPages pages,
    OutcomePages outcome, AccountMessages texts, PageMessages messages, TimeProvider time, ILogger<AddWorkspacesHandler> logger)
{
    public Task<IResult> OpenAsync(HttpContext context, string id) => ShowAsync(context, id, PickerForm.Empty);

    public Task<IResult> HandleAsync(HttpContext context, string id) => ShowAsync(context, id, PickerForm.Read(context.Request.Form));

    private async Task<IResult> ShowAsync(HttpContext context, string id, PickerForm input)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        if (account.MergedInto is { } into)
        {
            return new SeeOther(SiteMap.AddWorkspaces(into));
        }

        if (!account.AcceptsBindings)
        {
            return messages.Show(context, texts.Closed(account));
        }

        if (await expenseCenter.FindAccountAsync(Session.BuyerOf(context), context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, AccountMessages.UnknownBuyer);
        }

        var all = await choices.ReadAsync(buyer, account, context.RequestAborted);
        var requested = all.ToRequest(input.Selection);
        return input.Action is PickerAction.Confirm && !input.HasChanged(all) && requested.Keys.Count > 0
            ? await AddAsync(context, buyer, account.Id, requested, input.Selection)
            : pages.Show(context, ContextOf(account.Id), buyer, account, all, input);
    }

    private async Task<IResult> AddAsync(
        HttpContext context, ExpenseCenterAccount buyer, CloudAccountId account, RequestedWorkspaces requested, Selection selection)
    {
        var until = time.GetUtcNow() + ChangePayer.BindingTimeout;
        var outcomes = await changePayer.AddAsync(buyer, account, requested, until, context.RequestAborted);
        var bound = outcomes.Count(one => one.IsInForce);
        LogAdded(account, bound, outcomes.Length);
        return await outcome.ShowAsync(context, ContextOf(account), account, outcomes, selection);
    }

    private static PickerContext ContextOf(CloudAccountId account) => new(
        SiteMap.AddWorkspaces(account),
        CloudAccountTexts.AddWorkspaces,
        CloudAccountTexts.Added,
        SiteMap.CloudAccountStatus(account),
        IsRegistration: false);

    [LoggerMessage(Level = LogLevel.Information, Message = "Workspaces were added to cloud account {Account}: {Bound} of {Chosen}")]
    private partial void LogAdded(CloudAccountId account, int bound, int chosen);
}
