namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What invokes the function, and so the shape of its events.</summary>
public enum LambdaEventSource
{
    /// <summary>An API Gateway REST API.</summary>
    RestApi,

    /// <summary>An API Gateway HTTP API with payload format 2.0.</summary>
    HttpApi,

    /// <summary>An Application Load Balancer.</summary>
    ApplicationLoadBalancer,

    /// <summary>An API Gateway WebSocket API.</summary>
    WebsocketApi,
}
