using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering;

/// <summary>The service refused or failed; its known reasons have types of their own.</summary>
public class AmazonAWSMarketplaceMeteringException : AmazonServiceException
{
    public AmazonAWSMarketplaceMeteringException(string message)
        : base(message)
    {
    }

    public AmazonAWSMarketplaceMeteringException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
