namespace Guance.Serverless.Sandbox.Startup;

/// <summary>What was started, to be ended in the opposite order.</summary>
internal sealed class Parts : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts = [];

    /// <returns>The same part.</returns>
    public T Add<T>(T part)
        where T : notnull
    {
        parts.Push(part as IAsyncDisposable ?? new Disposal((IDisposable)part));
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private sealed class Disposal(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
