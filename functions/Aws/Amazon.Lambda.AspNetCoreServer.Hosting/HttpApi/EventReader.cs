using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Reads an HTTP API event of payload format 2.0 out of its UTF-8, in one pass.</summary>
internal static class EventReader
{
    /// <param name="json">The event.</param>
    /// <param name="headers">An empty dictionary, which becomes the request's.</param>
    /// <exception cref="JsonException">The event is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The event is not from an HTTP API.</exception>
    public static RequestFeatures Read(ReadOnlySpan<byte> json, HeaderDictionary headers)
    {
        var request = new RequestFeatures(headers);
        var target = new RequestTarget();
        var reader = new Utf8JsonReader(json);
        while (Next(ref reader, 1))
        {
            if (reader.ValueTextEquals("rawPath"u8))
            {
                target.RawPath = Text(ref reader) ?? "/";
            }
            else if (reader.ValueTextEquals("rawQueryString"u8))
            {
                target.RawQuery = Text(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("routeKey"u8))
            {
                request.RouteKey = Text(ref reader);
            }
            else if (reader.ValueTextEquals("headers"u8))
            {
                ReadHeaders(ref reader, request.Headers);
            }
            else if (reader.ValueTextEquals("cookies"u8))
            {
                request.Cookies = CookieHeader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("requestContext"u8))
            {
                ContextReader.Read(ref reader, request, target);
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                reader.Read();
                request.Content.Take(ref reader);
            }
            else if (reader.ValueTextEquals("isBase64Encoded"u8))
            {
                reader.Read();
                request.Content.IsBase64 = reader.TokenType == JsonTokenType.True;
            }
            else
            {
                reader.Skip();
            }
        }

        if (request.Method.Length == 0)
        {
            throw new InvalidOperationException("The event has no requestContext.http: it is not from an HTTP API with payload format 2.0.");
        }

        request.Complete(target);
        return request;
    }

    /// <summary>Moves to the next property of the object at this depth; false at its end.</summary>
    internal static bool Next(ref Utf8JsonReader reader, int depth)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth)
            {
                return true;
            }

            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth - 1)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Moves to the value of the property; false if that is no object.</summary>
    internal static bool Enter(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.StartObject;
    }

    internal static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    private static void ReadHeaders(ref Utf8JsonReader reader, IHeaderDictionary headers)
    {
        if (!Enter(ref reader))
        {
            return;
        }

        var depth = reader.CurrentDepth + 1;
        while (Next(ref reader, depth))
        {
            var name = KnownNames.Header(ref reader);
            // A comma may be part of the value, as in User-Agent, so the value stays whole.
            if (Text(ref reader) is { } value)
            {
                headers[name] = new StringValues(value);
            }
        }
    }
}
