using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The allocations do not add up to the quantity, or one tag set occurs twice.</summary>
public class InvalidUsageAllocationsException : AmazonAWSMarketplaceMeteringException
{
    public InvalidUsageAllocationsException(string message)
        : base(message)
    {
    }

    public InvalidUsageAllocationsException(
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
