using Amazon.Runtime;

namespace Amazon.SimpleEmailV2;

/// <summary>What the requests of this service have in common.</summary>
public class AmazonSimpleEmailServiceV2Request : AmazonWebServiceRequest;
