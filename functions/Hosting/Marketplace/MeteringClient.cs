using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.SecurityToken;
using Guance.Serverless.Hosting.Startup;

namespace Guance.Serverless.Hosting.Marketplace;

/// <summary>Creates the client of AWS Marketplace Metering, and the seller's credentials with which it signs.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Clients and credentials live as long as the process.")]
public static class MeteringClient
{
    /// <summary>A buyer waits for the page. Each try may call STS first: three tries of both, with pauses, end before Lambda's 29 seconds.</summary>
    private const int RetriesWhileBuyerWaits = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeoutWithSts = TimeSpan.FromSeconds(2.5);

    /// <summary>A call has up to a megabyte.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    /// <summary>The credentials for pages, which have not been fetched yet.</summary>
    /// <returns>Null when the function runs in the seller's account and signs with its own.</returns>
    public static SellerCredentials? SellerForPages(MarketplaceSettings settings) => Seller(settings, "guance-registration");

    /// <summary>For pages.</summary>
    /// <param name="region">Null for the Region of the function.</param>
    /// <param name="seller">From <see cref="SellerForPages"/>.</param>
    public static IAmazonAWSMarketplaceMetering CreateForPages(RegionEndpoint? region, SellerCredentials? seller) =>
        Create(region, seller, Timeout, RetriesWhileBuyerWaits);

    /// <summary>For sending usage. It does not retry: the sender has to know of each try whether AWS has answered.</summary>
    public static IAmazonAWSMarketplaceMetering CreateForUsage(MarketplaceSettings settings) =>
        Create(settings.Region, Seller(settings, "guance-metering"), SendTimeout, retries: 0);

    private static SellerCredentials? Seller(MarketplaceSettings settings, string session) =>
        settings.SellerRole is { } role ? new SellerCredentials(new(Sts), role, settings.ExternalId, session) : null;

    private static AmazonAWSMarketplaceMeteringClient Create(RegionEndpoint? region, SellerCredentials? seller, TimeSpan timeout, int retries)
    {
        var config = AwsClients.Limit(new AmazonAWSMarketplaceMeteringConfig(), timeout, retries);
        if (region is not null)
        {
            config.RegionEndpoint = region;
            config.AuthenticationRegion = region.SystemName; // With AWS_ENDPOINT_URL_* set, the SDK would sign for AWS_REGION.
        }

        return seller is null ? new AmazonAWSMarketplaceMeteringClient(config) : new AmazonAWSMarketplaceMeteringClient(seller, config);
    }

    /// <summary>
    /// In the function's Region, not in Metering's. It does not retry: Metering's client retries, and each of its tries
    /// calls STS again, so the tries would multiply.
    /// </summary>
    private static AmazonSecurityTokenServiceClient Sts() =>
        new(AwsClients.Limit(new AmazonSecurityTokenServiceConfig(), TimeoutWithSts, retries: 0));
}
