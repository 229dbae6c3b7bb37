using Microsoft.AspNetCore.Http;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The path and query as API Gateway got them, and the stage that begins the path.</summary>
internal sealed class RequestTarget
{
    public string RawPath { get; set; } = "/";

    public string RawQuery { get; set; } = "";

    public string? Stage { get; set; }

    public string Raw => RawQuery.Length == 0 ? RawPath : $"{RawPath}?{RawQuery}";

    public string Query => RawQuery.Length == 0 ? "" : "?" + RawQuery;

    /// <summary>A named stage is not part of the application's own paths; <c>$default</c> is not in the path at all.</summary>
    public (string PathBase, string Path) Split()
    {
        var path = RawPath.StartsWith('/') ? RawPath : "/" + RawPath;
        if (Stage is null or "" or "$default" || !path.AsSpan(1).StartsWith(Stage, StringComparison.Ordinal))
        {
            return ("", Decoded(path));
        }

        var rest = path[(Stage.Length + 1)..];
        return rest.Length == 0 || rest[0] == '/' ? ("/" + Stage, Decoded(rest)) : ("", Decoded(path));
    }

    /// <summary>
    /// As Kestrel does it: percent-encoded UTF-8 is decoded, but for an encoded slash. A path with an encoded null character, which
    /// Kestrel refuses, stays as it is and so leads nowhere.
    /// </summary>
    private static string Decoded(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal) || path.Contains("%00", StringComparison.Ordinal))
        {
            return path;
        }

#pragma warning disable CA2234 // A path alone is no Uri; making one would normalize it.
        return PathString.FromUriComponent(path).Value!;
#pragma warning restore CA2234
    }
}
