using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>
/// The steps from the list to the confirmation. Each form stores the choice so far and redirects to the page that shows it, so every
/// page has an address of its own.
/// </summary>
public sealed class PickerSteps(SavedChoices saved, PayerOrderStore orders, PickerQuery query, PickerPages pages)
{
    public async Task<IResult> ShowListAsync(HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account)
    {
        var choice = await saved.FindAsync(buyer.Username, context.Request.Query[PickerForm.ChoiceField], context.RequestAborted);
        var all = await query.ReadAsync(picker.Kind, buyer, account, context.RequestAborted);
        return pages.Choose(context, picker, account, all, choice, WorkspaceFilter.Read(field => context.Request.Query[field]));
    }

    /// <summary>Shows the review; when the choice was confirmed before, what came of it; when nothing is chosen, the list.</summary>
    public async Task<IResult> ShowReviewAsync(HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account)
    {
        var id = context.Request.Query[PickerForm.ChoiceField].ToString();
        if (await saved.FindAsync(buyer.Username, id, context.RequestAborted) is not { } choice)
        {
            return picker.ToLost(id);
        }

        if (choice.Id is { } confirmed && await orders.FindAsync(confirmed, context.RequestAborted) is { } order)
        {
            return new SeeOther(SiteMap.OrderOutcome(order.Account, order.Id));
        }

        var all = await query.ReadAsync(picker.Kind, buyer, account, context.RequestAborted);
        var isLinkOnly = choice is { Id: not null, Selection.IsEmpty: true } && picker.IsRegistration;
        return isLinkOnly || !all.Chosen(choice.Selection).IsEmpty
            ? pages.Review(context, picker, buyer, account, all, choice)
            : picker.ToList(choice.Id, WorkspaceFilter.None, PickerProblem.NothingChosen);
    }

    /// <returns>The submitted form; null when the choice that its page showed is no longer stored.</returns>
    public async Task<PickerForm?> ReadAsync(HttpContext context, Username buyer)
    {
        var form = context.Request.Form;
        return await saved.FindAsync(buyer, form[PickerForm.ChoiceField], context.RequestAborted) is { } before ? PickerForm.Read(form, before) : null;
    }

    /// <summary>Stores the choice of a form and redirects to the page that its button asks for.</summary>
    public async Task<IResult> GoOnAsync(HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account, PickerForm input)
    {
        var selection = input.Action switch
        {
            PickerAction.All or PickerAction.None =>
                (await query.ReadAsync(picker.Kind, buyer, account, context.RequestAborted)).Apply(input.Action, input.Selection, input.Filter),
            PickerAction.LinkOnly => Selection.Empty,
            _ => input.Selection,
        };
        if (input is { Action: PickerAction.Review, Reviewed: null } && selection.IsEmpty)
        {
            return picker.ToList(input.Before.Id, input.Filter, PickerProblem.NothingChosen);
        }

        if (selection.Singles > Selection.MaxSingles)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var isReview = input.Action is PickerAction.Review or PickerAction.LinkOnly;
        if (!isReview && selection.IsEmpty && input.Before.Id is null)
        {
            return picker.ToList(choice: null, input.Filter);
        }

        var id = await SaveAsync(context, buyer.Username, input with { Selection = selection });
        return isReview ? picker.ToReview(id) : picker.ToList(id, input.Filter);
    }

    /// <summary>Checks a confirmation against the buyer's current workspaces.</summary>
    public async Task<PickerConfirmation> ConfirmAsync(
        HttpContext context, PickerContext picker, ExpenseCenterAccount buyer, CloudAccount account, PickerForm input)
    {
        if (input.Selection.Singles > Selection.MaxSingles)
        {
            return new PickerConfirmation.NotYet(Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
        }

        ContactAddresses? contact = null;
        if (picker.IsRegistration && !ContactAddresses.TryParse(input.Email ?? "", out contact, out _))
        {
            return new PickerConfirmation.NotYet(picker.ToReview(await SaveAsync(context, buyer.Username, input)));
        }

        // The contact is not part of what the order is about: it keeps the id of the review.
        var id = await SaveAsync(context, buyer.Username, input with { Email = input.Before.Email });
        var all = await query.ReadAsync(picker.Kind, buyer, account, context.RequestAborted);
        var requested = all.ToRequest(input.Selection);
        return input.HasChanged(all) ? new PickerConfirmation.NotYet(picker.ToReview(id, PickerProblem.Changed))
            : requested.Keys.Count > 0 || (picker.IsRegistration && input.Reviewed == 0) ? new PickerConfirmation.Ready(id, requested, contact)
            : new PickerConfirmation.NotYet(picker.ToList(id, input.Filter, PickerProblem.NothingChosen));
    }

    private Task<Ulid> SaveAsync(HttpContext context, Username buyer, PickerForm input) => saved.SaveAsync(
        buyer, new SavedChoice(Id: null, input.Selection, input.Email), input.Before, context.RequestAborted);
}

/// <summary>Whether a confirmation can be carried out.</summary>
public abstract record PickerConfirmation
{
    private PickerConfirmation()
    {
    }

    /// <summary>The buyer has to look at a page again.</summary>
    public sealed record NotYet(IResult Answer) : PickerConfirmation;

    /// <summary>The workspaces that are to get another payer.</summary>
    /// <param name="Id">Id of the choice, and of its order.</param>
    /// <param name="Requested">What is chosen.</param>
    /// <param name="Contact">The contact of a registration; null otherwise.</param>
    public sealed record Ready(Ulid Id, RequestedWorkspaces Requested, ContactAddresses? Contact) : PickerConfirmation;
}
