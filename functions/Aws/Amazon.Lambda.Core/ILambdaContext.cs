namespace Amazon.Lambda.Core;

/// <summary>What Lambda tells about the function and the invocation that is being handled.</summary>
public interface ILambdaContext
{
    /// <summary>The invocation's id: the one in Lambda's START and REPORT log lines.</summary>
    string AwsRequestId { get; }

    /// <summary>Only for invocations through the AWS Mobile SDK; null for all others.</summary>
    IClientContext? ClientContext { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    /// <summary>Only for invocations through the AWS Mobile SDK; null for all others.</summary>
    ICognitoIdentity? Identity { get; }

    /// <summary>The ARN that the caller named: it may carry an alias or a version.</summary>
    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    /// <summary>Time until Lambda kills this invocation; zero once that moment has passed.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant of a function with tenant isolation, else null.</summary>
    string? TenantId => null;

    /// <summary>The X-Ray trace header of this invocation, or null where Lambda gave none.</summary>
    string? TraceId => null;

    /// <summary>The serializer that the function was registered with, if any.</summary>
    ILambdaSerializer? Serializer => null;
}
