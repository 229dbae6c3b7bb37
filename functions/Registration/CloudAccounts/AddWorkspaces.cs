using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.AspNetCore.Antiforgery;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>The owner of a cloud account adds workspaces to it: no new subscription, and no way through AWS Marketplace, is needed.</summary>
public sealed partial class AddWorkspaces(
    OwnedAccounts owned, IExpenseCenter expenseCenter, WorkspaceBinding binding, ChoiceReader choices, ChoosingPages pages,
    ShowOutcome outcome, RegistrationMessages texts, Messages messages, IAntiforgery antiforgery, TimeProvider time,
    ILogger<AddWorkspaces> logger)
{
    public Task<IResult> OpenAsync(HttpContext context, string id) => ShowAsync(context, id, ChoosingInput.First);

    public async Task<IResult> HandleAsync(HttpContext context, string id)
    {
        if (await ChoosingInput.ReadAsync(context) is not { } input)
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status400BadRequest));
        }

        await antiforgery.ValidateRequestAsync(context);
        return await ShowAsync(context, id, input);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string id, ChoosingInput input)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        if (account.MergedInto is { } into)
        {
            return new SeeOther(CloudAccountEndpoints.AddingAddressOf(into));
        }

        if (!account.AcceptsBindings)
        {
            return messages.Show(context, texts.Closed(account));
        }

        if (await expenseCenter.FindAccountAsync(Session.BuyerOf(context), context.RequestAborted) is not { } buyer)
        {
            return messages.Show(context, RegistrationTexts.UnknownBuyer);
        }

        var all = await choices.ReadAsync(buyer, account.Id, context.RequestAborted);
        return input.Step is Step.Confirm && !input.HasChanged(all) && !all.Asked(input.Selection).IsEmpty
            ? await AddAsync(context, buyer, account.Id, all, input)
            : pages.Show(context, OccasionOf(account.Id), buyer, account, all, input);
    }

    private async Task<IResult> AddAsync(
        HttpContext context, ExpenseCenterAccount buyer, CloudAccountId account, Choices all, ChoosingInput input)
    {
        var until = time.GetUtcNow() + WorkspaceBinding.Patience;
        var asked = await ChosenWorkspaces.ReadAsync(
            expenseCenter, buyer.Username, all.Asked(input.Selection), context.RequestAborted);
        var outcomes = asked.Report(await binding.BindAsync(buyer, account, asked.Owned, until, context.RequestAborted));
        var bound = outcomes.Count(one => one.IsBound);
        LogAdded(account, bound, outcomes.Length);
        return await outcome.ShowAsync(context, OccasionOf(account), account, outcomes, input.Selection);
    }

    private static Occasion OccasionOf(CloudAccountId account) => new(
        CloudAccountEndpoints.AddingAddressOf(account),
        CloudAccountTexts.AddWorkspaces,
        CloudAccountTexts.Added,
        CloudAccountEndpoints.StatusAddressOf(account),
        IsRegistration: false);

    [LoggerMessage(Level = LogLevel.Information, Message = "Workspaces were added to cloud account {Account}: {Bound} of {Chosen}")]
    private partial void LogAdded(CloudAccountId account, int bound, int chosen);
}
