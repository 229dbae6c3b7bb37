using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>The facts that Lambda gave with one invocation, beside those of the function.</summary>
internal sealed class InvocationContext(FunctionFacts function, TimeProvider time) : ILambdaContext
{
    private MobileClientContext? clientContext;
    private MobileIdentity? identity;

    public required string AwsRequestId { get; init; }

    public required string InvokedFunctionArn { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public string? TraceId { get; init; }

    public string? TenantId { get; init; }

    /// <summary>JSON as Lambda gave it; read only if the function asks.</summary>
    public string? ClientContextJson { get; init; }

    /// <inheritdoc cref="ClientContextJson"/>
    public string? IdentityJson { get; init; }

    public IClientContext? ClientContext => clientContext ??= MobileClientContext.Read(ClientContextJson);

    public ICognitoIdentity? Identity => identity ??= MobileIdentity.Read(IdentityJson);

    public string FunctionName => function.Name;

    public string FunctionVersion => function.Version;

    public string LogGroupName => function.LogGroup;

    public string LogStreamName => function.LogStream;

    public int MemoryLimitInMB => function.MemoryInMB;

    public ILambdaLogger Logger => ConsoleLogger.Instance;

    public TimeSpan RemainingTime
    {
        get
        {
            var left = Deadline - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
