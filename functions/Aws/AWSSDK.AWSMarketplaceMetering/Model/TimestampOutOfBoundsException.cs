using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>The usage record's hour is too old or yet to come.</summary>
public class TimestampOutOfBoundsException : AmazonAWSMarketplaceMeteringException
{
    public TimestampOutOfBoundsException(string message)
        : base(message)
    {
    }

    public TimestampOutOfBoundsException(
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
