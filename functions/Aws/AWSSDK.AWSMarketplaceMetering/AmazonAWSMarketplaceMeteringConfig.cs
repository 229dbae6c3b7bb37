using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Guance.Serverless.Aws.Client;

namespace Amazon.AWSMarketplaceMetering;

/// <summary>Settings of AWS Marketplace Metering's client; what is not set comes from the environment, as with every AWS client.</summary>
public class AmazonAWSMarketplaceMeteringConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("Marketplace Metering", "4.0.100.0");

    public AmazonAWSMarketplaceMeteringConfig()
        : base(new DefaultConfigurationProvider(Defaults.All))
    {
        // The name by which AWS_ENDPOINT_URL_* and the shared configuration file know the service.
        ServiceId = "Marketplace Metering";
        AuthenticationServiceName = "aws-marketplace";
        EndpointProvider = new EndpointRules(host: "metering.marketplace");
    }

    public override string RegionEndpointServiceName => "metering.marketplace";

    public override string ServiceVersion => "2016-01-14";

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(EndpointHandler.Parameters(this, parameters?.AlternateEndpoint));
}
