using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>JSON to and from UTF-8, without a string in between.</summary>
public abstract class AbstractLambdaJsonSerializer : ILambdaSerializer
{
    private protected AbstractLambdaJsonSerializer()
    {
    }

    /// <exception cref="JsonSerializerException">The value cannot be written as JSON.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        var typeInfo = TypeInfo<T>();
        try
        {
            JsonSerializer.Serialize(responseStream, response, typeInfo);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new JsonSerializerException($"{typeof(T).FullName} cannot be written as JSON: {e.Message}", e);
        }
    }

    /// <exception cref="JsonSerializerException">The stream does not hold JSON of this type.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        ArgumentNullException.ThrowIfNull(requestStream);
        var typeInfo = TypeInfo<T>();
        try
        {
            return Read(requestStream, typeInfo)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new JsonSerializerException($"The event is not a {typeof(T).FullName}: {e.Message}", e);
        }
    }

    /// <exception cref="JsonSerializerException">The type is unknown to the serializer.</exception>
    private protected abstract JsonTypeInfo<T> TypeInfo<T>();

    private static T? Read<T>(Stream stream, JsonTypeInfo<T> typeInfo)
    {
        if (stream is MemoryStream memory && memory.TryGetBuffer(out var buffer))
        {
            var unread = buffer.AsSpan((int)memory.Position);
            memory.Position = memory.Length;
            return JsonSerializer.Deserialize(unread, typeInfo);
        }

        return JsonSerializer.Deserialize(stream, typeInfo);
    }
}
