using System.IO.Pipelines;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Takes the response's body into one buffer, which serves request after request.</summary>
internal sealed class ResponseBody : PipeWriter
{
    private const int InitialSize = 16 * 1024;
    private const int MaxKept = 1 << 20;

    private byte[] buffer = new byte[InitialSize];
    private int length;
    private int flushed;

    /// <summary>What must happen before the first byte counts as sent.</summary>
    public Func<CancellationToken, Task>? BeforeFlush { get; set; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => length - flushed;

    /// <summary>Empties the buffer for a new response.</summary>
    public ResponseBody Begin()
    {
        (length, flushed) = (0, 0);
        if (buffer.Length > MaxKept)
        {
            buffer = new byte[InitialSize];
        }

        return this;
    }

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, buffer.Length - length);
        length += bytes;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        var wanted = length + Math.Max(sizeHint, 256);
        if (wanted > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(wanted, buffer.Length * 2));
        }

        return buffer.AsMemory(length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        flushed = length;
        var before = BeforeFlush?.Invoke(cancellationToken) ?? Task.CompletedTask;
        return before.IsCompletedSuccessfully ? default : WaitAsync(before);
    }

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }

    private static async ValueTask<FlushResult> WaitAsync(Task before)
    {
        await before;
        return default;
    }
}
