using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>Too many calls; the SDK has already retried.</summary>
public class ThrottlingException : AmazonAWSMarketplaceMeteringException
{
    public ThrottlingException(string message)
        : base(message)
    {
    }

    public ThrottlingException(
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
