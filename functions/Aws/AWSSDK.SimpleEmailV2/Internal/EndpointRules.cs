using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.SimpleEmailV2.Internal;

/// <summary>Where the service is to be found.</summary>
internal sealed class EndpointRules : IEndpointProvider
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

    private static string RegionalUrl(string region) => region.StartsWith("cn-", StringComparison.Ordinal)
        ? $"https://email.{region}.amazonaws.com.cn"
        : $"https://email.{region}.amazonaws.com";
}
