using Amazon.AWSMarketplaceMetering.Internal;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guance.Serverless.Aws.Client;

namespace Amazon.AWSMarketplaceMetering;

/// <inheritdoc cref="IAmazonAWSMarketplaceMetering"/>
public class AmazonAWSMarketplaceMeteringClient : AmazonServiceClient, IAmazonAWSMarketplaceMetering
{
    private static readonly ServiceMetadata Metadata = new();

    /// <summary>Region and credentials come from the environment.</summary>
    public AmazonAWSMarketplaceMeteringClient()
        : this(new AmazonAWSMarketplaceMeteringConfig())
    {
    }

    public AmazonAWSMarketplaceMeteringClient(RegionEndpoint region)
        : this(new AmazonAWSMarketplaceMeteringConfig { RegionEndpoint = region })
    {
    }

    public AmazonAWSMarketplaceMeteringClient(AmazonAWSMarketplaceMeteringConfig config)
        : base(config)
    {
    }

    public AmazonAWSMarketplaceMeteringClient(AWSCredentials credentials, AmazonAWSMarketplaceMeteringConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<BatchMeterUsageResponse> BatchMeterUsageAsync(
        BatchMeterUsageRequest request,
        CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchMeterUsageResponse>(request, BatchMeterUsage.Options, cancellationToken);

    public virtual Task<ResolveCustomerResponse> ResolveCustomerAsync(
        ResolveCustomerRequest request,
        CancellationToken cancellationToken = default) =>
        InvokeAsync<ResolveCustomerResponse>(request, ResolveCustomer.Options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new AuthSchemeHandler());
    }
}
