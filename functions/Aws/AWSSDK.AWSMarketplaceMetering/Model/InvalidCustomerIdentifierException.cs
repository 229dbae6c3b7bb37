using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The usage record names a customer that AWS does not know.</summary>
public class InvalidCustomerIdentifierException : AmazonAWSMarketplaceMeteringException
{
    public InvalidCustomerIdentifierException(string message)
        : base(message)
    {
    }

    public InvalidCustomerIdentifierException(
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
