using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The API is switched off in this Region.</summary>
public class DisabledApiException : AmazonAWSMarketplaceMeteringException
{
    public DisabledApiException(string message)
        : base(message)
    {
    }

    public DisabledApiException(
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
