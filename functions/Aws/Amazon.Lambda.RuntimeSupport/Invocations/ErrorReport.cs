using System.Buffers;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>An exception in the shape that Lambda hands to whoever invoked the function.</summary>
internal static class ErrorReport
{
    /// <summary>Causes deeper than this are left out.</summary>
    private const int MaxDepth = 8;

    /// <summary>Causes of one AggregateException beyond this number are left out.</summary>
    private const int MaxCauses = 8;

    /// <summary>The type's name in the form of an HTTP header's value.</summary>
    public static string TypeName(Exception exception)
    {
        var name = exception.GetType().Name;
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }

    public static ReadOnlyMemory<byte> Json(Exception exception)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body, PlainJson.Options))
        {
            json.WriteStartObject();
            WriteMembers(json, exception, 1);
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    private static void WriteMembers(Utf8JsonWriter json, Exception exception, int depth)
    {
        json.WriteString("errorType"u8, TypeName(exception));
        json.WriteString("errorMessage"u8, exception.Message);
        json.WriteStartArray("stackTrace"u8);
        foreach (var line in (exception.StackTrace ?? "").AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                json.WriteStringValue(line.Trim());
            }
        }

        json.WriteEndArray();
        if (depth == MaxDepth)
        {
            return;
        }

        if (exception.InnerException is { } cause)
        {
            json.WriteStartObject("cause"u8);
            WriteMembers(json, cause, depth + 1);
            json.WriteEndObject();
        }

        if (exception is AggregateException several)
        {
            json.WriteStartArray("causes"u8);
            foreach (var one in several.Flatten().InnerExceptions.Take(MaxCauses))
            {
                json.WriteStartObject();
                WriteMembers(json, one, depth + 1);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
