using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Writes responses in payload format 2.0. The buffer serves one after another.</summary>
internal sealed class ResponseJson
{
    private const int InitialSize = 16 * 1024;
    private const int MaxKept = 1 << 20;

    // Nobody reads this JSON as part of a web page, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private ArrayBufferWriter<byte> buffer = new(InitialSize);

    /// <summary>The stream holds until the next response is written.</summary>
    public MemoryStream Write(ResponseFeatures response, bool withBody)
    {
        if (buffer.Capacity > MaxKept)
        {
            buffer = new(InitialSize);
        }

        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            // An application that set no status meant success, and API Gateway refuses 0.
            json.WriteNumber("statusCode"u8, response.StatusCode == 0 ? 200 : response.StatusCode);
            WriteHeaders(json, response.Headers);
            WriteBody(json, response, withBody);
            json.WriteEndObject();
        }

        MemoryMarshal.TryGetArray(buffer.WrittenMemory, out var bytes);
        return new(bytes.Array!, bytes.Offset, bytes.Count, writable: false, publiclyVisible: true);
    }

    private static void WriteHeaders(Utf8JsonWriter json, IHeaderDictionary headers)
    {
        json.WriteStartObject("headers"u8);
        foreach (var (name, values) in headers)
        {
            if (values.Count > 0 && !IsSetCookie(name))
            {
                // What ASP.NET Core keeps as several values of one header may be one line with commas, cookies excepted.
                json.WriteString(name, values.ToString());
            }
        }

        json.WriteEndObject();
        if (headers.SetCookie is { Count: > 0 } cookies)
        {
            json.WriteStartArray("cookies"u8);
            foreach (var cookie in cookies)
            {
                json.WriteStringValue(cookie);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>
    /// Text too goes as base64: to escape it for JSON takes many times as long. Base64 is a third longer, so that Lambda's 6 MB hold a body of
    /// 4.7 MB.
    /// </summary>
    private static void WriteBody(Utf8JsonWriter json, ResponseFeatures response, bool withBody)
    {
        if (withBody && !response.Bytes.IsEmpty && response.StatusCode is not (204 or 205 or 304))
        {
            json.WriteBoolean("isBase64Encoded"u8, true);
            json.WriteBase64String("body"u8, response.Bytes);
        }
    }

    private static bool IsSetCookie(string name) => name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase);
}
