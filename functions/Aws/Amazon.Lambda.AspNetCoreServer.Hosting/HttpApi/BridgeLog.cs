using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>What the bridge itself has to say; the request id is API Gateway's.</summary>
internal static partial class BridgeLog
{
    [LoggerMessage(1, LogLevel.Error, "The application threw while it handled request {RequestId}.")]
    public static partial void RequestFailed(this ILogger logger, string requestId, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Request {RequestId} was aborted because the function's time is nearly up.")]
    public static partial void RequestAborted(this ILogger logger, string requestId);

    [LoggerMessage(3, LogLevel.Error, "A callback after the response threw.")]
    public static partial void CompletionFailed(this ILogger logger, Exception exception);
}
