using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Shows the outcome of a confirmation.</summary>
public sealed class OutcomePages(PageContextFactory frames, CloudAccountStore accounts, Sites sites)
{
    /// <param name="occasion">Where to submit again what is not done yet.</param>
    /// <param name="id">The account that should pay.</param>
    /// <param name="outcomes">One for each requested workspace.</param>
    /// <param name="asked">The requested workspaces.</param>
    public async Task<IResult> ShowAsync(
        HttpContext context, PickerContext occasion, CloudAccountId id, ImmutableArray<WorkspaceOutcome> outcomes, Selection asked)
    {
        var frame = frames.Create(context, occasion.Done) with { Address = SiteMap.CloudAccount(id) };
        var account = await accounts.FindAsync(id, context.RequestAborted);
        var isWhole = outcomes.All(one => one.Result is not PayerResult.Busy);
        return OutcomePage.Create(new OutcomeModel
        {
            Page = frame,
            Occasion = occasion,
            Account = id,
            Status = account?.Status ?? CloudAccountStatus.Pending,
            Email = occasion.IsRegistration ? account?.Contact?.Email : null,
            Lines =
            [
                .. outcomes.OrderBy(one => one.IsInForce).Take(OutcomeModel.MaxLines).Select(one => new OutcomeLine(
                    one.Workspace, one.Name ?? one.Workspace.Id, sites.NameOf(one.Workspace.Site, frame.Language), one.Result)),
            ],
            Count = outcomes.Length,
            Bound = outcomes.Count(one => one.IsInForce),
            Rest = isWhole ? null : asked,
        });
    }
}
