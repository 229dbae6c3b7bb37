using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Shows what came of a confirmation; what needs the buyer's attention comes first.</summary>
public sealed class ShowOutcome(FrameFactory frames, CloudAccountStore accounts, Sites sites)
{
    public async Task<IResult> ShowAsync(HttpContext context, ConfirmOutcome.Confirmed confirmed)
    {
        var frame = frames.Create(context, RegistrationTexts.Confirmed) with
        {
            Address = CloudAccountEndpoints.AddressOf(confirmed.Account),
        };
        var account = await accounts.FindAsync(confirmed.Account, context.RequestAborted);
        return OutcomePage.Create(new OutcomeModel
        {
            Frame = frame,
            Account = confirmed.Account,
            Status = account?.Status ?? CloudAccountStatus.Pending,
            Email = account?.Contact?.Email ?? "",
            Lines =
            [
                .. confirmed.Workspaces.OrderBy(one => one.IsBound).Select(one => new OutcomeLine(
                    one.Workspace, one.Name ?? one.Workspace.Id, sites.NameOf(one.Workspace.Site, frame.Language), one.Result)),
            ],
        });
    }
}
