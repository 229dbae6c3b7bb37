using Amazon.Runtime.Internal;

namespace Amazon.AWSMarketplaceMetering.Internal;

/// <summary>The service's name for telemetry.</summary>
internal sealed class ServiceMetadata : IServiceMetadata
{
    public string ServiceId => "Marketplace Metering";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
