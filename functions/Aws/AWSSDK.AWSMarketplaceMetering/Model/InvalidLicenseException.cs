using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The usage record names a licence that AWS does not know or that has ended.</summary>
public class InvalidLicenseException : AmazonAWSMarketplaceMeteringException
{
    public InvalidLicenseException(string message)
        : base(message)
    {
    }

    public InvalidLicenseException(
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
