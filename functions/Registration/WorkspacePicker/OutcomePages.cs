using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Shows the outcome of a confirmation.</summary>
public sealed class OutcomePages(PageContextFactory pageContexts, CloudAccountStore accounts, Sites sites)
{
    /// <param name="picker">Where to submit again what is not done yet.</param>
    /// <param name="id">The account that should pay.</param>
    /// <param name="outcomes">One for each requested workspace.</param>
    /// <param name="asked">The requested workspaces.</param>
    public async Task<IResult> ShowAsync(
        HttpContext context, PickerContext picker, CloudAccountId id, ImmutableArray<WorkspaceOutcome> outcomes, Selection asked)
    {
        var pageContext = pageContexts.Create(context, picker.OutcomeTitle) with { Address = SiteMap.CloudAccount(id) };
        var account = await accounts.FindAsync(id, context.RequestAborted);
        var isWhole = outcomes.All(one => one.Result is not PayerResult.Busy);
        return OutcomePage.Create(new OutcomeModel
        {
            Page = pageContext,
            Context = picker,
            Account = id,
            Status = account?.Status ?? CloudAccountStatus.Pending,
            Email = picker.IsRegistration ? account?.Contact?.Email : null,
            Rows =
            [
                .. outcomes.OrderBy(one => one.IsInForce).Take(OutcomeModel.MaxRows).Select(one => new OutcomeRow(
                    one.Workspace, one.Name ?? one.Workspace.Id, sites.NameOf(one.Workspace.Site, pageContext.Language), one.Result)),
            ],
            Count = outcomes.Length,
            Bound = outcomes.Count(one => one.IsInForce),
            RetrySelection = isWhole ? null : asked,
        });
    }
}
