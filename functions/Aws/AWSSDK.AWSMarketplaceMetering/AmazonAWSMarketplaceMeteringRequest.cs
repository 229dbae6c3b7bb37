using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering;

/// <summary>What the requests of this service have in common.</summary>
public class AmazonAWSMarketplaceMeteringRequest : AmazonWebServiceRequest;
