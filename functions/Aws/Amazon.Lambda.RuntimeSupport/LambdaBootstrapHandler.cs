namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Handles one invocation; what it throws is reported as the invocation's error.</summary>
public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);
