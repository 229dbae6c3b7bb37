using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

/// <summary>A quota of the account is used up.</summary>
public class LimitExceededException : AmazonSimpleEmailServiceV2Exception
{
    public LimitExceededException(string message)
        : base(message)
    {
    }

    public LimitExceededException(
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
