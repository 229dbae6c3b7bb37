using Amazon.Lambda.Core;

namespace Guance.Serverless.Lifecycle.Tests.InMemory;

/// <summary>An invocation that has its whole time before it.</summary>
internal sealed class Invocation(string function, TimeSpan timeout) : ILambdaContext
{
    public string AwsRequestId => "in-memory";

    public IClientContext? ClientContext => null;

    public string FunctionName => function;

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => $"arn:aws:lambda:us-east-1:123456789012:function:{function}";

    public ILambdaLogger Logger => throw new NotSupportedException("The functions have a log of their own.");

    public string LogGroupName => function;

    public string LogStreamName => function;

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime => timeout;
}
