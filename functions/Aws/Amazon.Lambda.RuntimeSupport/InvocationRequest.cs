using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One event. Neither it nor its stream lives longer than the handler's call.</summary>
public sealed class InvocationRequest : IDisposable
{
    internal InvocationRequest(Stream inputStream, ILambdaContext context)
    {
        InputStream = inputStream;
        LambdaContext = context;
    }

    /// <summary>The event's bytes: a <see cref="MemoryStream"/> whose buffer can be had.</summary>
    public Stream InputStream { get; }

    public ILambdaContext LambdaContext { get; }

    public void Dispose() => InputStream.Dispose();
}
