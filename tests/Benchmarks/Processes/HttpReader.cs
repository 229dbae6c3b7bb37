using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>Reads HTTP/1.1 requests off a connection, one after another.</summary>
internal sealed class HttpReader(Socket connection)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>Path of the request that was read last.</summary>
    public string Target { get; private set; } = "";

    public byte[] Body { get; private set; } = [];

    /// <returns>False when the connection has ended.</returns>
    public bool Read()
    {
        if (Line() is not { } requestLine)
        {
            return false;
        }

        Target = requestLine.Split(' ')[1];
        var (length, chunked) = (0, false);
        while (Line() is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            var value = header[(colon + 1)..].Trim();
            length = header.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(value, CultureInfo.InvariantCulture) : length;
            chunked |= header.StartsWith("transfer-encoding:", StringComparison.OrdinalIgnoreCase) && value.Contains("chunked", StringComparison.OrdinalIgnoreCase);
        }

        Body = chunked ? Chunks() : Take(length);
        return true;
    }

    private byte[] Chunks()
    {
        using var all = new MemoryStream();
        while (int.Parse(Line()!.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            all.Write(Take(length));
            Line();
        }

        while (Line() is { Length: > 0 })
        {
            // Trailers.
        }

        return all.ToArray();
    }

    private string? Line()
    {
        int at;
        while ((at = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
        {
            if (!Fill())
            {
                return null;
            }
        }

        var line = Encoding.ASCII.GetString(buffer, start, at);
        start += at + 2;
        return line;
    }

    private byte[] Take(int length)
    {
        while (end - start < length && Fill())
        {
            // Until all of it is here.
        }

        var taken = buffer.AsSpan(start, length).ToArray();
        start += length;
        return taken;
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = connection.Receive(buffer, end, buffer.Length - end, SocketFlags.None);
        end += read;
        return read > 0;
    }
}
