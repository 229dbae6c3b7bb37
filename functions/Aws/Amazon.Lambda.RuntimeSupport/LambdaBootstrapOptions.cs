namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>Settings of the Runtime API loop.</summary>
public class LambdaBootstrapOptions
{
    /// <summary>Host and port of the Runtime API; null takes <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string? RuntimeApiEndpoint { get; set; }
}
