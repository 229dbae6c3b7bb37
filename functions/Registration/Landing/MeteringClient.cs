using Amazon.AWSMarketplaceMetering;

namespace Guance.Serverless.Registration.Landing;

/// <summary>The client of AWS Marketplace Metering, with the patience of a buyer who waits for a page.</summary>
public static class MeteringClient
{
    public static IAmazonAWSMarketplaceMetering Create() => new AmazonAWSMarketplaceMeteringClient(
        new AmazonAWSMarketplaceMeteringConfig { Timeout = TimeSpan.FromSeconds(6), MaxErrorRetry = 2 });
}
