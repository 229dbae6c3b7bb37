using Guance.Serverless.Registration.Contacts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>The owner changes where the mails about a cloud account go: a form on the account's page.</summary>
public sealed class ChangeContactHandler(CloudAccountHandler page, OwnedAccounts owned, ChangeContact changeContact, PageMessages messages)
{
    public async Task<IResult> HandleAsync(HttpContext context, string id)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        var text = context.Request.Form[ContactFieldModel.Name].ToString().Trim();
        if (!ContactAddresses.TryParse(text, out var contact, out var problem))
        {
            return await page.ShowAsync(context, account, new RefusedContact(text, problem));
        }

        var outcome = await changeContact.ChangeAsync(account.Id, Session.BuyerOf(context), contact, context.RequestAborted);
        return outcome == ContactOutcome.Changed ? new SeeOther($"{SiteMap.CloudAccount(account.Id)}?{CloudAccountHandler.SavedParameter}")
            : outcome == ContactOutcome.Busy ? messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable))
            : Results.NotFound();
    }
}

/// <summary>What was typed, and why it is refused.</summary>
public sealed record RefusedContact(string Text, ContactProblem Problem);
