using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>A tag of a usage allocation is not allowed.</summary>
public class InvalidTagException : AmazonAWSMarketplaceMeteringException
{
    public InvalidTagException(string message)
        : base(message)
    {
    }

    public InvalidTagException(
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
