using System.Diagnostics.CodeAnalysis;
using Amazon.AWSMarketplaceMetering;
using Amazon.SecurityToken;
using Guance.Serverless.Hosting.Startup;

namespace Guance.Serverless.Registration.Landing;

/// <summary>Creates the client of AWS Marketplace Metering, with short timeouts because a buyer waits for the page.</summary>
public static class MeteringClient
{
    /// <summary>Each try may call STS first. Three tries of both, with pauses, end before Lambda's 29 seconds.</summary>
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
            config.AuthenticationRegion = region.SystemName; // With AWS_ENDPOINT_URL_* set, the SDK would sign for AWS_REGION.
        }

        return settings.SellerRole is { } role
            ? new AmazonAWSMarketplaceMeteringClient(new SellerCredentials(Sts(), role, settings.ExternalId), config)
            : new AmazonAWSMarketplaceMeteringClient(config);
    }

    /// <summary>
    /// In the function's Region, not in Metering's. It does not retry: Metering's client retries, and each of its tries
    /// calls STS again, so the tries would multiply.
    /// </summary>
    private static AmazonSecurityTokenServiceClient Sts() =>
        new(AwsClients.Limit(new AmazonSecurityTokenServiceConfig(), TimeoutWithSts, retries: 0));
}
