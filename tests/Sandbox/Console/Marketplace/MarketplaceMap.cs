using Guance.Serverless.Sandbox.Console.Marketplace.Pages;
using Guance.Serverless.Sandbox.Console.Metering;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>The pages of the simulated AWS Marketplace.</summary>
internal static class MarketplaceMap
{
    public static void MapMarketplace(this WebApplication app, MarketplaceState marketplace, ConsoleOptions options)
    {
        app.MapListings(marketplace);
        app.MapSubscriptions(marketplace, options);
        app.MapUnsubscribe(marketplace);
        app.MapActions(marketplace);
        app.MapNotices(marketplace);
        app.MapBill(marketplace);
    }
}
