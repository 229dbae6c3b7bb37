using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Contacts;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>
/// The owner changes where the mails about a cloud account go: a form on the account's page. What is refused is stored as it was typed,
/// so that the page that says why has an address of its own.
/// </summary>
public sealed class ChangeContactHandler(OwnedAccounts owned, SavedChoices saved, ChangeContact changeContact, PageMessages messages)
{
    /// <summary>Query parameter with the id of what was typed and refused.</summary>
    private const string RefusedParameter = "contact";

    /// <summary>What has just been typed and refused; null when nothing was, or it is no longer stored.</summary>
    public async Task<RefusedContact?> FindRefusedAsync(HttpContext context) =>
        await saved.FindAsync(Session.BuyerOf(context), context.Request.Query[RefusedParameter], context.RequestAborted) is { Email: { } text, Selection.IsEmpty: true }
        && !ContactAddresses.TryParse(text, out _, out var problem)
            ? new RefusedContact(text, problem)
            : null;

    public async Task<IResult> HandleAsync(HttpContext context, string id)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        var page = SiteMap.CloudAccount(account.MergedInto ?? account.Id);
        var text = context.Request.Form[ContactFieldModel.Name].ToString().Trim();
        if (!ContactAddresses.TryParse(text, out var contact, out _))
        {
            var refused = await saved.SaveAsync(Session.BuyerOf(context), SavedChoice.None with { Email = text }, SavedChoice.None, context.RequestAborted);
            return new SeeOther($"{page}?{RefusedParameter}={refused}");
        }

        var outcome = await changeContact.ChangeAsync(account.Id, Session.BuyerOf(context), contact, context.RequestAborted);
        return outcome == ContactOutcome.Changed ? new SeeOther($"{page}?{CloudAccountHandler.SavedParameter}")
            : outcome == ContactOutcome.Busy ? messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable))
            : Results.NotFound();
    }
}

/// <summary>What was typed, and why it is refused.</summary>
public sealed record RefusedContact(string Text, ContactProblem Problem);
