using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>"Manage subscriptions": the list, and one subscription with "Set up your account".</summary>
internal static class SubscriptionPages
{
    public static void MapSubscriptions(this WebApplication app, MarketplaceState marketplace, ConsoleOptions options)
    {
        app.MapGet("/marketplace/subscriptions", () => Layout.Page("marketplace", "Manage subscriptions", List(marketplace)));
        app.MapGet("/marketplace/subscriptions/{id}", (string id, HttpRequest request) =>
            marketplace.Subscriptions.Find(id) is { } one
                ? Layout.Page(
                    "marketplace", one.Product.Title, Html.Of($"{Welcome(request)}{Details(one, marketplace, options)}"))
                : Missing());
    }

    public static IResult Missing() => Layout.NotFound("marketplace", "subscription");

    private static Html List(MarketplaceState marketplace)
    {
        var all = marketplace.Subscriptions.All;
        return all.Count == 0
            ? Html.Of($"""<p>No subscriptions yet. Choose a <a href="/marketplace">listing</a>.</p>""")
            : Html.Of($"""
                <table>
                  <thead><tr><th>Product</th><th>AWS account</th><th>Known by</th><th>Status</th><th></th></tr></thead>
                  <tbody>{Html.Join(all.Reverse(), Row)}</tbody>
                </table>
                """);
    }

    private static Html Row(Subscription one) => Html.Of($"""
        <tr data-subscription="{one.Id}">
          <td>{one.Product.Title}</td>
          <td>{one.Buyer.Name}<br><code>{one.Buyer.Id}</code></td>
          <td><code>{one.LicenceArn ?? one.CustomerIdentifier}</code></td>
          <td>{Badge(one)}</td>
          <td><a href="{one.Path}">Manage</a></td>
        </tr>
        """);

    private static Html Welcome(HttpRequest request) => !request.Query.ContainsKey("subscribed")
        ? Html.Nothing
        : Html.Of($"""
            <p class="notice" role="status">You are subscribed. One step is left: set up your account with the seller.</p>
            """);

    private static Html Details(Subscription one, MarketplaceState marketplace, ConsoleOptions options) => Html.Of($"""
        {SetUpForm.For(one, marketplace, options)}
        <dl class="facts">
          <dt>Status</dt><dd id="status" data-status="{one.Status}">{Badge(one)}</dd>
          <dt>AWS account</dt><dd>{one.Buyer.Name}, <code id="account-id">{one.Buyer.Id}</code></dd>
          <dt>Product code</dt><dd><code>{one.Product.Code}</code></dd>
          <dt>Agreement</dt><dd><code id="agreement">{one.AgreementId}</code>, {one.Intent}</dd>
          {Fact("Previous agreement", one.PreviousAgreementId)}
          {Fact("Licence", one.LicenceArn)}
          {Fact("Customer identifier", one.CustomerIdentifier)}
          <dt>Accepted</dt><dd>{one.AcceptedAt:u}{(one.FreeTrial ? ", free trial" : "")}</dd>
        </dl>
        {ActionForms.For(one)}
        """);

    private static Html Fact(string name, string? value) =>
        value is null ? Html.Nothing : Html.Of($"<dt>{name}</dt><dd><code>{value}</code></dd>");

    private static Html Badge(Subscription one) =>
        Html.Of($"""<span class="badge {one.Status}">{one.Status}{(one.EndedAs is null ? "" : ", " + one.EndedAs)}</span>""");
}
