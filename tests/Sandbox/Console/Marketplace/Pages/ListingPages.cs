using Guance.Serverless.Sandbox.Console.Metering;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>The listings, and subscribing to one.</summary>
internal static class ListingPages
{
    public static void MapListings(this WebApplication app, MarketplaceState marketplace)
    {
        app.MapGet("/marketplace", () => Layout.Page("marketplace", "Listings", All(marketplace)));
        app.MapGet("/marketplace/pp/{id}", (string id) =>
            Find(id) is { } product ? Layout.Page("marketplace", product.Title, Listing(product)) : Missing());
        app.MapPost("/marketplace/pp/{id}/subscribe", async (string id, HttpContext context) =>
        {
            var buyer = await BuyerAsync(context);
            if (Find(id) is not { } product || buyer is null)
            {
                return Missing();
            }

            var made = await marketplace.Buyer.SubscribeAsync(
                product,
                buyer,
                await context.Request.FieldAsync("free-trial") == "true",
                await context.Request.FieldAsync("payment-fails") == "true",
                context.RequestAborted);
            return made is null ? Subscribed() : context.SeeOther(made.Path + "?subscribed");
        });
    }

    private static SandboxProduct? Find(string id) => SandboxProducts.All.FirstOrDefault(product => product.Id == id);

    private static async Task<BuyerAccount?> BuyerAsync(HttpContext context)
    {
        var account = await context.Request.FieldAsync("account");
        return BuyerAccount.All.FirstOrDefault(one => one.Id == account);
    }

    private static IResult Missing() => Layout.NotFound("marketplace", "listing or AWS account");

    private static IResult Subscribed() => Layout.Page(
        "marketplace",
        "Already subscribed",
        Html.Of($"""
            <p>This AWS account is subscribed to this product. Go to
            <a href="/marketplace/subscriptions">Manage subscriptions</a> to set up the account again.</p>
            """),
        StatusCodes.Status409Conflict);

    private static Html All(MarketplaceState marketplace) => Html.Of($"""
        <div class="cards">{Html.Join(SandboxProducts.All, Card)}</div>
        <p><a href="/marketplace/notices">Notices sent to the seller</a>, <a href="{BillPage.Path}">AWS's bill</a></p>
        <h2>Make trouble</h2>
        {SwitchPages.Panel(marketplace.Switches.All, "/marketplace")}
        """);

    private static Html Card(SandboxProduct product) => Html.Of($"""
        <article class="card">
          <h2><a href="{product.ListingPath}" data-product="{product.Code}">{product.Title}</a></h2>
          <p>By Guance. SaaS, pay as you go.</p>
          <p class="quiet">{Contract(product)}</p>
        </article>
        """);

    private static Html Listing(SandboxProduct product) => Html.Of($"""
        <p>By Guance. Logs, metrics, traces and real users in one place; pay as you go, charged to your AWS bill.</p>
        <p class="quiet">{Contract(product)} Product code <code>{product.Code}</code>.</p>
        <form id="subscribe" method="post" action="{product.ListingPath}/subscribe" class="panel">
          <label for="account">Act as the AWS account</label>
          <select id="account" name="account">{Html.Join(BuyerAccount.All, Option)}</select>
          <label class="check"><input type="checkbox" name="free-trial" value="true"> As a free trial</label>
          {PaymentFails(product)}
          <button id="subscribe-button">Subscribe</button>
        </form>
        """);

    private static Html PaymentFails(SandboxProduct product) => product.Identity == ProductIdentity.Licence
        ? Html.Nothing
        : Html.Of($"""
            <label class="check"><input type="checkbox" name="payment-fails" value="true">
              The payment fails (subscribe-fail)</label>
            """);

    private static Html Option(BuyerAccount buyer) =>
        Html.Of($"""<option value="{buyer.Id}">{buyer.Name} - {buyer.Id}</option>""");

    private static string Contract(SandboxProduct product) => product.Identity == ProductIdentity.Licence
        ? "Newer contract: a licence per agreement, notices through EventBridge."
        : "Older contract: a customer identifier, notices through SNS.";
}
