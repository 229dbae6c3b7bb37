using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The product code is not one of the seller's.</summary>
public class InvalidProductCodeException : AmazonAWSMarketplaceMeteringException
{
    public InvalidProductCodeException(string message)
        : base(message)
    {
    }

    public InvalidProductCodeException(
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
