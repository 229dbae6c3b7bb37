using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Guance.Serverless.Aws.Client;

/// <summary>Where a service is to be found.</summary>
/// <param name="host">What its host's name begins with, before the Region.</param>
internal sealed class EndpointRules(string host) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string { Length: > 0 } configured)
        {
            return new(configured);
        }

        return parameters["Region"] is string { Length: > 0 } region
            ? new(RegionalUrl(region))
            : throw new AmazonClientException("No Region is configured: set AWS_REGION.");
    }

    private string RegionalUrl(string region) =>
        $"https://{host}.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}";
}
