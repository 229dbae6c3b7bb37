using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Decides whether a body may travel as text; everything else goes as base64, which is a third longer.</summary>
internal static class TextContent
{
    /// <summary>True only if the bytes come out of JSON exactly as they went in.</summary>
    public static bool Is(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        headers.ContentEncoding.Count == 0
        && headers.ContentType is [{ } type]
        && IsTextual(MediaType(type))
        && Utf8.IsValid(body);

    private static ReadOnlySpan<char> MediaType(string contentType)
    {
        var parameters = contentType.IndexOf(';', StringComparison.Ordinal);
        return (parameters < 0 ? contentType : contentType.AsSpan(0, parameters)).Trim();
    }

    private static bool IsTextual(ReadOnlySpan<char> type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("/javascript", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
