using System.Diagnostics.CodeAnalysis;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering;

/// <summary>AWS Marketplace Metering: who came with a token, and what a customer used.</summary>
[SuppressMessage(
    "Design",
    "CA1033:Interface methods should be callable by child types",
    Justification = "Static members that the SDK's own dependency injection calls by IAmazonService; AWS's interfaces hide them too.")]
public interface IAmazonAWSMarketplaceMetering : IAmazonService, IDisposable
{
    /// <summary>
    /// Meters what customers used: 1 to 25 records of one product, under 1 MB. An exception means that none was metered, unless it is
    /// a failure of the service or the network; the same call may then be made again, and meters nothing twice.
    /// </summary>
    /// <exception cref="DisabledApiException"/>
    /// <exception cref="InternalServiceErrorException"/>
    /// <exception cref="InvalidCustomerIdentifierException"/>
    /// <exception cref="InvalidLicenseException"/>
    /// <exception cref="InvalidProductCodeException"/>
    /// <exception cref="InvalidTagException"/>
    /// <exception cref="InvalidUsageAllocationsException"/>
    /// <exception cref="InvalidUsageDimensionException"/>
    /// <exception cref="ThrottlingException"/>
    /// <exception cref="TimestampOutOfBoundsException"/>
    Task<BatchMeterUsageResponse> BatchMeterUsageAsync(
        BatchMeterUsageRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Tells whose registration token it is. Must be called with credentials of the seller's account.</summary>
    /// <exception cref="InvalidTokenException"/>
    /// <exception cref="ExpiredTokenException"/>
    /// <exception cref="ThrottlingException"/>
    /// <exception cref="DisabledApiException"/>
    /// <exception cref="InternalServiceErrorException"/>
    Task<ResolveCustomerResponse> ResolveCustomerAsync(
        ResolveCustomerRequest request,
        CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAWSMarketplaceMeteringConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonAWSMarketplaceMeteringClient(awsCredentials, (AmazonAWSMarketplaceMeteringConfig)clientConfig);
}
