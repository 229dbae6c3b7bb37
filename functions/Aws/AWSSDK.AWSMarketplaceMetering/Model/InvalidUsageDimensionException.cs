using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The product has no such dimension.</summary>
public class InvalidUsageDimensionException : AmazonAWSMarketplaceMeteringException
{
    public InvalidUsageDimensionException(string message)
        : base(message)
    {
    }

    public InvalidUsageDimensionException(
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
