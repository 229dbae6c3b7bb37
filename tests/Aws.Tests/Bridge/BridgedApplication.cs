using Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Invocations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Aws.Tests.Bridge;

/// <summary>The smallest application there is, behind the bridge.</summary>
internal sealed class BridgedApplication : IHttpApplication<HttpContext>
{
    private readonly RequestDelegate handler;
    private readonly Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi.Bridge bridge;

    public BridgedApplication(RequestDelegate handler)
    {
        this.handler = handler;
        bridge = new(new HostedApplication<HttpContext>(this), NullLogger.Instance);
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handler(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    /// <summary>What the handler read off one event.</summary>
    public static async Task<T> ReadAsync<T>(HttpApiEvent httpEvent, Func<HttpContext, Task<T>> read)
    {
        var result = default(T);
        await new BridgedApplication(async context => result = await read(context)).SendAsync(httpEvent);
        return result!;
    }

    public async Task<HttpApiAnswer> SendAsync(HttpApiEvent httpEvent, TimeSpan? timeLeft = null) =>
        HttpApiAnswer.Read(await AnswerAsync(httpEvent.ToUtf8(), timeLeft));

    public Task<Stream> AnswerAsync(byte[] bytes, TimeSpan? timeLeft = null) => AnswerAsync(bridge, bytes, timeLeft);

    /// <summary>What a bridge answers one event.</summary>
    public static async Task<Stream> AnswerAsync(Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi.Bridge bridge, byte[] bytes, TimeSpan? timeLeft = null)
    {
        var function = new FunctionFacts("test", "$LATEST", "", "", 128);
        using var invocation = new InvocationRequest(
            new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true),
            new InvocationContext(function, TimeProvider.System)
            {
                AwsRequestId = "invocation",
                InvokedFunctionArn = "",
                Deadline = TimeProvider.System.GetUtcNow() + (timeLeft ?? TimeSpan.FromMinutes(1)),
            });
        return (await bridge.HandleAsync(invocation)).OutputStream;
    }
}
