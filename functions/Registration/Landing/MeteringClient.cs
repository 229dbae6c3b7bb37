using System.Diagnostics.CodeAnalysis;
using Amazon.AWSMarketplaceMetering;
using Amazon.SecurityToken;
using Guance.Serverless.Hosting.Startup;

namespace Guance.Serverless.Registration.Landing;

/// <summary>The client of AWS Marketplace Metering, with the patience of a buyer who waits for a page.</summary>
public static class MeteringClient
{
    /// <summary>Each try may ask STS first: three of both, with the pauses between, end before Lambda's 29 seconds.</summary>
    private const int Retries = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeoutWithSts = TimeSpan.FromSeconds(2.5);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "All live as long as the process.")]
    public static IAmazonAWSMarketplaceMetering Create(MarketplaceSettings settings)
    {
        var config = AwsClients.Limit(new AmazonAWSMarketplaceMeteringConfig(), Timeout, Retries);
        if (settings.Region is { } region)
        {
            config.RegionEndpoint = region;
            config.AuthenticationRegion = region.SystemName; // Where AWS_ENDPOINT_URL_* names the endpoint, the SDK would sign for AWS_REGION.
        }

        return settings.SellerRole is { } role
            ? new AmazonAWSMarketplaceMeteringClient(new SellerCredentials(Sts(), role, settings.ExternalId), config)
            : new AmazonAWSMarketplaceMeteringClient(config);
    }

    /// <summary>
    /// In the function's own Region, whichever Metering is asked in. It does not retry: Metering's client retries with its
    /// credentials, and the tries would multiply.
    /// </summary>
    private static AmazonSecurityTokenServiceClient Sts() =>
        new(AwsClients.Limit(new AmazonSecurityTokenServiceConfig(), TimeoutWithSts, retries: 0));
}
