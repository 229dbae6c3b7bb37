using System.Collections.Immutable;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>Shows what came of a confirmation.</summary>
public sealed class ShowOutcome(FrameFactory frames, CloudAccountStore accounts, Sites sites)
{
    /// <param name="context">The request.</param>
    /// <param name="occasion">Where the rest is asked for once more, if there is one.</param>
    /// <param name="id">The account that was to pay.</param>
    /// <param name="outcomes">Each workspace that was asked for.</param>
    /// <param name="asked">What was asked for.</param>
    public async Task<IResult> ShowAsync(
        HttpContext context, Occasion occasion, CloudAccountId id, ImmutableArray<BindOutcome> outcomes, Selection asked)
    {
        var frame = frames.Create(context, occasion.Done) with { Address = CloudAccountEndpoints.AddressOf(id) };
        var account = await accounts.FindAsync(id, context.RequestAborted);
        var isWhole = outcomes.All(one => one.Result is not BindResult.Busy);
        return OutcomePage.Create(new OutcomeModel
        {
            Frame = frame,
            Occasion = occasion,
            Account = id,
            Status = account?.Status ?? CloudAccountStatus.Pending,
            Email = occasion.IsRegistration ? account?.Contact?.Email : null,
            Lines =
            [
                .. outcomes.OrderBy(one => one.IsBound).Take(OutcomeModel.MostLines).Select(one => new OutcomeLine(
                    one.Workspace, one.Name ?? one.Workspace.Id, sites.NameOf(one.Workspace.Site, frame.Language), one.Result)),
            ],
            Count = outcomes.Length,
            Bound = outcomes.Count(one => one.IsBound),
            Rest = isWhole ? null : asked,
        });
    }
}
