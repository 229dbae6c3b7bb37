using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The registration token is too old; a new one comes from "Set up your account" at AWS.</summary>
public class ExpiredTokenException : AmazonAWSMarketplaceMeteringException
{
    public ExpiredTokenException(string message)
        : base(message)
    {
    }

    public ExpiredTokenException(
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
