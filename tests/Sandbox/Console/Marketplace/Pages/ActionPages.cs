using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>The posts behind <see cref="ActionForms"/>.</summary>
internal static class ActionPages
{
    public static void MapActions(this WebApplication app, MarketplaceState marketplace)
    {
        var buyer = marketplace.Buyer;
        app.MapAction(marketplace, "finish", buyer.FinishAsync);
        app.MapAction(marketplace, "subscribe-again", buyer.SubscribeAgainAsync);
        app.MapAction(marketplace, "fail-payment", buyer.FailPaymentAsync);
        app.MapAction(marketplace, "update-entitlement", buyer.UpdateEntitlementAsync);
        app.MapAction(marketplace, "expire-tokens", (one, _) =>
        {
            marketplace.Tokens.Expire(one);
            return Task.FromResult(true);
        });
        app.MapRenewal(marketplace, "renew", "RENEW");
        app.MapRenewal(marketplace, "replace", "REPLACE");
    }

    public static IResult NotNow(Subscription one) => Layout.Page(
        "marketplace",
        "Not possible now",
        Html.Of($"""<p>The subscription's state does not allow this. <a href="{one.Path}">Back</a></p>"""),
        StatusCodes.Status409Conflict);

    private static void MapAction(
        this WebApplication app,
        MarketplaceState marketplace,
        string name,
        Func<Subscription, CancellationToken, Task<bool>> act) =>
        app.MapPost("/marketplace/subscriptions/{id}/" + name, async (string id, HttpContext context) =>
            marketplace.Subscriptions.Find(id) is not { } one ? SubscriptionPages.Missing()
            : await act(one, context.RequestAborted) ? context.SeeOther(one.Path)
            : NotNow(one));

    private static void MapRenewal(this WebApplication app, MarketplaceState marketplace, string name, string intent) =>
        app.MapPost("/marketplace/subscriptions/{id}/" + name, async (string id, HttpContext context) =>
            marketplace.Subscriptions.Find(id) is not { } one ? SubscriptionPages.Missing()
            : await marketplace.Buyer.RenewAsync(one, intent, context.RequestAborted) is { } successor
                ? context.SeeOther(successor.Path)
            : NotNow(one));
}
