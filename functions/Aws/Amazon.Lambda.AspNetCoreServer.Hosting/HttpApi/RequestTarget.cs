using System.Buffers;
using System.Globalization;
using System.Text;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The path as API Gateway has decoded it, the query as it received it, and the stage that begins the path.</summary>
/// <remarks>
/// An HTTP API percent-decodes the path before it writes <c>rawPath</c>. The application sees that path to the letter: with a second
/// decoding <c>/%2561ws</c> would become <c>/aws</c>, a path that no route of the API was asked for. So every character can be in it,
/// also <c>%</c>, <c>?</c> and <c>#</c>.
/// </remarks>
internal sealed class RequestTarget
{
    /// <summary>What stands for itself in the path of a request line: RFC 3986, section 3.3.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/");

    public string RawPath { get; set; } = "/";

    public string RawQuery { get; set; } = "";

    public string? Stage { get; set; }

    /// <summary>A target that leads here again: path and query as a request line may have them.</summary>
    public string Raw => Encoded(Rooted) + Query;

    public string Query => RawQuery.Length == 0 ? "" : "?" + RawQuery;

    private string Rooted => RawPath.StartsWith('/') ? RawPath : "/" + RawPath;

    /// <summary>A named stage is not part of the application's own paths; <c>$default</c> is not in the path at all.</summary>
    public (string PathBase, string Path) Split()
    {
        var path = Rooted;
        if (Stage is null or "" or "$default" || !path.AsSpan(1).StartsWith(Stage, StringComparison.Ordinal))
        {
            return ("", path);
        }

        var rest = path[(Stage.Length + 1)..];
        return rest.Length == 0 || rest[0] == '/' ? ("/" + Stage, rest) : ("", path);
    }

    private static string Encoded(string path)
    {
        if (!path.AsSpan().ContainsAnyExcept(Plain))
        {
            return path;
        }

        var encoded = new StringBuilder(path.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            if (Plain.Contains((char)unit))
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
            }
        }

        return encoded.ToString();
    }
}
