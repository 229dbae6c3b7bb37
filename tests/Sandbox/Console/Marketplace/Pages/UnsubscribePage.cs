using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>Unsubscribing in two steps, as at AWS: the page that asks, and the form that says "confirm".</summary>
internal static class UnsubscribePage
{
    private const string Word = "confirm";

    public static void MapUnsubscribe(this WebApplication app, MarketplaceState marketplace)
    {
        app.MapGet("/marketplace/subscriptions/{id}/unsubscribe", (string id) =>
            marketplace.Subscriptions.Find(id) is { } one ? Ask(one, refused: false) : SubscriptionPages.Missing());
        app.MapPost("/marketplace/subscriptions/{id}/unsubscribe", async (string id, HttpContext context) =>
        {
            if (marketplace.Subscriptions.Find(id) is not { } one)
            {
                return SubscriptionPages.Missing();
            }

            if (await context.Request.FieldAsync("confirmation") != Word)
            {
                return Ask(one, refused: true);
            }

            var lastSign = await context.Request.FieldAsync("first-sign-only") != "true";
            return await marketplace.Buyer.UnsubscribeAsync(one, lastSign, context.RequestAborted)
                ? context.SeeOther(one.Path)
                : ActionPages.NotNow(one);
        });
    }

    private static IResult Ask(Subscription one, bool refused) => Layout.Page(
        "marketplace",
        "Cancel subscription",
        Html.Of($"""
            {(refused ? Html.Of($"""<p class="error" role="alert">Type {Word} to unsubscribe.</p>""") : Html.Nothing)}
            <p>You are about to cancel the subscription of <b>{one.Buyer.Name}</b> to <b>{one.Product.Title}</b>.
              What was used until now is still charged.</p>
            <form id="unsubscribe" method="post" action="{one.Path}/unsubscribe" class="panel">
              <label for="confirmation">To confirm, type <b>{Word}</b></label>
              <input id="confirmation" name="confirmation" autocomplete="off" required>
              <label class="check"><input type="checkbox" name="first-sign-only" value="true">
                Give the first sign only, the last one later by hand</label>
              <button id="unsubscribe-button" class="danger">Yes, cancel subscription</button>
              <a href="{one.Path}">Keep it</a>
            </form>
            """),
        refused ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
