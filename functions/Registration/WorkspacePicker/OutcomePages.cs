using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>
/// Shows what has come of a confirmation. Until all of it is done, the page reloads itself, without a script.
/// </summary>
public sealed class OutcomePages(
    PageContextFactory pageContexts, PayerOrderStore orders, CloudAccountStore accounts, Products products, Sites sites)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <param name="context">The request.</param>
    /// <param name="id">Id of the order, from the address.</param>
    public async Task<IResult> ShowAsync(HttpContext context, string id)
    {
        var buyer = Session.BuyerOf(context);
        if (!Ulid.TryParse(id, out var parsed)
            || await orders.FindAsync(parsed, context.RequestAborted) is not { } order || order.By.Username != buyer
            || await accounts.FollowAsync(order.Account, context.RequestAborted) is not { } account || account.Owner != buyer)
        {
            return Results.NotFound();
        }

        if (order.DoneAt is null)
        {
            context.Response.Headers["Refresh"] = Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        var pageContext = pageContexts.Create(context, OutcomeTexts.Title(order));
        return OutcomePage.Create(new OutcomeModel
        {
            Page = pageContext,
            PayingAccount = PayingAccount.Of(account, products),
            Order = order,
            Email = order.Kind is PayerOrderKind.Registration || order.DoneAt is null || order.Changed > 0 ? account.Contact?.Email : null,
            NotChanged = order.NotChanged == 0 ? [] : await RowsAsync(order, isInForce: false, pageContext, context.RequestAborted),
            Changed = order.Changed == 0 ? [] : await RowsAsync(order, isInForce: true, pageContext, context.RequestAborted),
        });
    }

    private async Task<ImmutableArray<OutcomeRow>> RowsAsync(
        PayerOrder order, bool isInForce, PageContext pageContext, CancellationToken cancellationToken) =>
    [
        .. (await orders.OutcomesAsync(
            order, isInForce, Math.Min(OutcomeModel.MaxRows, isInForce ? order.Changed : order.NotChanged), cancellationToken)).Select(one => new OutcomeRow(
            one.Workspace, one.Name ?? one.Workspace.Id, sites.NameOf(one.Workspace.Site, pageContext.Language), one.Result)),
    ];
}
