using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The registration token is not one that AWS issued.</summary>
public class InvalidTokenException : AmazonAWSMarketplaceMeteringException
{
    public InvalidTokenException(string message)
        : base(message)
    {
    }

    public InvalidTokenException(
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
