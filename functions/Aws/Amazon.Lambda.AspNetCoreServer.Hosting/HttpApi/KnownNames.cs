using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Names that come with nearly every request, so that they are not made anew each time.</summary>
internal static class KnownNames
{
    private const int MaxLength = 64;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Headers = FrozenSet.Create(
        StringComparer.Ordinal,
        "accept",
        "accept-encoding",
        "accept-language",
        "authorization",
        "cache-control",
        "content-length",
        "content-type",
        "cookie",
        "host",
        "if-modified-since",
        "if-none-match",
        "origin",
        "priority",
        "referer",
        "sec-ch-ua",
        "sec-ch-ua-mobile",
        "sec-ch-ua-platform",
        "sec-fetch-dest",
        "sec-fetch-mode",
        "sec-fetch-site",
        "sec-fetch-user",
        "traceparent",
        "tracestate",
        "upgrade-insecure-requests",
        "user-agent",
        "via",
        "x-amzn-trace-id",
        "x-forwarded-for",
        "x-forwarded-port",
        "x-forwarded-proto").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Methods = FrozenSet.Create(
        StringComparer.Ordinal,
        HttpMethods.Get,
        HttpMethods.Post,
        HttpMethods.Head,
        HttpMethods.Put,
        HttpMethods.Patch,
        HttpMethods.Delete,
        HttpMethods.Options).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Protocols = FrozenSet.Create(
        StringComparer.Ordinal,
        HttpProtocol.Http11,
        HttpProtocol.Http2,
        HttpProtocol.Http10).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Header(ref Utf8JsonReader reader) => Find(ref reader, Headers);

    public static string Method(ref Utf8JsonReader reader) => Find(ref reader, Methods);

    public static string Protocol(ref Utf8JsonReader reader) => Find(ref reader, Protocols);

    private static string Find(ref Utf8JsonReader reader, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        if (reader.ValueSpan.Length <= MaxLength)
        {
            Span<char> name = stackalloc char[MaxLength];
            if (known.TryGetValue(name[..reader.CopyString(name)], out var text))
            {
                return text;
            }
        }

        return reader.GetString()!;
    }
}
