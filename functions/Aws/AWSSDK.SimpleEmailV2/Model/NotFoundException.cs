using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

/// <summary>The configuration set or another resource that the request names does not exist.</summary>
public class NotFoundException : AmazonSimpleEmailServiceV2Exception
{
    public NotFoundException(string message)
        : base(message)
    {
    }

    public NotFoundException(
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
