namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The event's bytes where they are; only a stream that hides them is copied.</summary>
internal static class EventBytes
{
    public static ReadOnlySpan<byte> Of(Stream stream)
    {
        if (stream is MemoryStream memory && memory.TryGetBuffer(out var bytes))
        {
            return bytes;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.GetBuffer().AsSpan(0, (int)copy.Length);
    }
}
