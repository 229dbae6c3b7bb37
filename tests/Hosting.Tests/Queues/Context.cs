using Amazon.Lambda.Core;

namespace Guance.Serverless.Hosting.Tests.Queues;

/// <summary>An invocation that has so much time left.</summary>
internal sealed class Context(TimeSpan remainingTime) : ILambdaContext
{
    public string AwsRequestId => "request";

    public IClientContext? ClientContext => null;

    public string FunctionName => "Test";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:000000000000:function:Test";

    public ILambdaLogger Logger => throw new NotSupportedException();

    public string LogGroupName => "";

    public string LogStreamName => "";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime => remainingTime;
}
