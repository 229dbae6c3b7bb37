using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Guance.Serverless.Aws.Client;

namespace Amazon.SimpleEmailV2;

/// <summary>Settings of SES's client; what is not set comes from the environment, as with every AWS client.</summary>
public class AmazonSimpleEmailServiceV2Config : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SESv2", "4.0.100.0");

    public AmazonSimpleEmailServiceV2Config()
        : base(new DefaultConfigurationProvider(Defaults.All))
    {
        // The name by which AWS_ENDPOINT_URL_* and the shared configuration file know the service.
        ServiceId = "SESv2";
        AuthenticationServiceName = "ses";
        EndpointProvider = new EndpointRules(host: "email");
    }

    public override string RegionEndpointServiceName => "email";

    public override string ServiceVersion => "2019-09-27";

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(EndpointHandler.Parameters(this, parameters?.AlternateEndpoint));
}
