using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Hosting.Logging;

/// <summary>
/// Standard output, a whole line at a time. Writes synchronously, not on a background thread: Lambda freezes the process as soon
/// as it has answered, and a line still waiting then would appear at the next invocation, or never.
/// </summary>
public sealed class LogOutput(Stream stream) : IDisposable
{
    private readonly Lock turn = new();

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The output disposes of it.")]
    public static LogOutput StandardOutput() => new(Console.OpenStandardOutput());

    /// <param name="line">UTF-8, ends with a line feed and holds no other.</param>
    public void Write(ReadOnlySpan<byte> line)
    {
        lock (turn)
        {
            stream.Write(line);
            stream.Flush();
        }
    }

    public void Dispose() => stream.Dispose();
}
