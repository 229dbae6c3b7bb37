using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Puts together a handler and the loop that feeds it.</summary>
public class LambdaBootstrapBuilder
{
    private readonly LambdaBootstrapHandler handler;
    private readonly LambdaBootstrapOptions options = new();
    private LambdaBootstrapInitializer? initializer;
    private HttpClient? httpClient;

    private LambdaBootstrapBuilder(LambdaBootstrapHandler handler) => this.handler = handler;

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(serializer);
        return new(async invocation =>
        {
            var input = serializer.Deserialize<TInput>(invocation.InputStream);
            var output = await handler(input, invocation.LambdaContext);
            var stream = new MemoryStream();
            serializer.Serialize(output, stream);
            return new(stream);
        });
    }

    /// <summary>The handler reads and writes the bytes itself.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new(async invocation => new(await handler(invocation.InputStream, invocation.LambdaContext)));
    }

    /// <summary>
    /// The client must not time out: the next invocation may be hours away. It must support <see cref="HttpClient.Send(HttpRequestMessage)"/>;
    /// a message handler that has only SendAsync does not.
    /// </summary>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        this.httpClient = httpClient;
        return this;
    }

    /// <summary>Runs before the first invocation; what it throws is reported as an initialization error.</summary>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options(this.options);
        return this;
    }

    public LambdaBootstrap Build() => new(httpClient, handler, options, initializer);
}
