using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The request's body in a pooled buffer: unescaped and decoded in place, and never a string.</summary>
internal sealed class RequestContent : IDisposable
{
    private byte[] buffer = [];
    private int length;

    /// <summary>May be told before or after the body itself.</summary>
    public bool IsBase64 { get; set; }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    public void Take(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0)
        {
            buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
            length = reader.CopyString(buffer);
        }
    }

    /// <exception cref="InvalidOperationException">The body is not the base64 that the event says it is.</exception>
    public void Decode()
    {
        if (IsBase64 && length > 0)
        {
            var status = Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, length), out length);
            if (status != OperationStatus.Done)
            {
                throw new InvalidOperationException("The event's body is not base64, though isBase64Encoded says so.");
            }
        }
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            // It may have held a registration token or a password.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            (buffer, length) = ([], 0);
        }
    }
}
