using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>The form that AWS Marketplace has the browser post to the seller; each showing carries a fresh token.</summary>
internal static class SetUpForm
{
    public static Html For(Subscription one, MarketplaceState marketplace, ConsoleOptions options) =>
        one.Status is SubscriptionStatus.Ended
            ? Html.Nothing
            : Html.Of($"""
                <form id="set-up" method="post" action="{new Uri(options.PublicUrl, PublicPaths.Landing)}" class="panel">
                  <input type="hidden" name="x-amzn-marketplace-token" value="{marketplace.Tokens.Issue(one)}">
                  {(one.FreeTrial ? Field("x-amzn-marketplace-offer-type", "free-trial") : Html.Nothing)}
                  {(one.LicenceArn is null ? Html.Nothing : Field("x-amzn-marketplace-agreement-id", one.AgreementId))}
                  {(one.LicenceArn is null ? Html.Nothing : Field("x-amzn-marketplace-product-id", one.Product.Id))}
                  <button id="set-up-button">Set up your account</button>
                  <span class="quiet">Posts a registration token, good for four hours, to the seller's page.</span>
                </form>
                """);

    private static Html Field(string name, string value) => Html.Of($"""<input type="hidden" name="{name}" value="{value}">""");
}
