using System.Text;
using System.Text.Json;

namespace Guance.Serverless.Sandbox.ApiGateway;

/// <summary>What API Gateway makes of a function's answer (payload format 2.0).</summary>
public sealed record HttpApiResponse
{
    public required int Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The function's answer, or what API Gateway says when it cannot use it.</summary>
    public static HttpApiResponse From(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("statusCode", out var status)
                ? Structured(answer, status)
                : new() { Status = StatusCodes.Status200OK, Headers = [new("content-type", "application/json")], Body = payload };
        }
        catch (Exception unusable) when (unusable is JsonException or InvalidOperationException or FormatException)
        {
            return FunctionError;
        }
    }

    /// <summary>The function failed, or its answer is no answer.</summary>
    public static HttpApiResponse FunctionError { get; } = Message(StatusCodes.Status502BadGateway, "Internal Server Error");

    /// <summary>The function did not answer in the time that it or the API has.</summary>
    public static HttpApiResponse Timeout { get; } = Message(StatusCodes.Status503ServiceUnavailable, "Service Unavailable");

    /// <summary>The request is larger than an HTTP API takes.</summary>
    public static HttpApiResponse TooLarge { get; } = Message(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");

    /// <summary>The request line and the headers are longer than an HTTP API takes.</summary>
    public static HttpApiResponse HeadersTooLarge { get; } =
        Message(StatusCodes.Status431RequestHeaderFieldsTooLarge, "Request Header Fields Too Large");

    /// <summary>The path cannot be decoded.</summary>
    public static HttpApiResponse BadRequest { get; } = Message(StatusCodes.Status400BadRequest, "Bad Request");

    private static HttpApiResponse Structured(JsonElement answer, JsonElement status)
    {
        var headers = answer.TryGetProperty("headers", out var fields) && fields.ValueKind == JsonValueKind.Object
            ? fields.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, Text(field.Value)))
            : [];
        var cookies = answer.TryGetProperty("cookies", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(cookie => KeyValuePair.Create("Set-Cookie", cookie.GetString() ?? ""))
            : [];
        return new()
        {
            Status = status.ValueKind == JsonValueKind.String ? int.Parse(status.GetString()!, null) : status.GetInt32(),
            Headers = [.. headers, .. cookies],
            Body = BodyOf(answer),
        };
    }

    private static byte[] BodyOf(JsonElement answer)
    {
        if (!answer.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.String)
        {
            return [];
        }

        return answer.TryGetProperty("isBase64Encoded", out var encoded) && encoded.ValueKind == JsonValueKind.True
            ? body.GetBytesFromBase64()
            : Encoding.UTF8.GetBytes(body.GetString()!);
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static HttpApiResponse Message(int status, string message) => new()
    {
        Status = status,
        Headers = [new("content-type", "application/json")],
        Body = Encoding.UTF8.GetBytes($$"""{"message":"{{message}}"}"""),
    };
}
