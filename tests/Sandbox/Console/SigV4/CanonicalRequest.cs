using System.Text;

namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>
/// A request in the one form that both sides of Signature Version 4 hash.
/// Source: AWS IAM User Guide, "Create a signed AWS API request".
/// </summary>
public static class CanonicalRequest
{
    /// <param name="path">The path as it went over the wire: percent-encoded once.</param>
    /// <param name="query">The query as it went over the wire, without its question mark.</param>
    /// <param name="headers">The signed headers, names in lower case; several values already joined by commas.</param>
    /// <param name="payloadHash">SHA-256 of the body, in lower-case hexadecimal.</param>
    public static string Write(
        string method, string path, string query, IEnumerable<KeyValuePair<string, string>> headers, string payloadHash)
    {
        var sorted = headers.OrderBy(header => header.Key, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        text.Append(method).Append('\n').Append(Path(path)).Append('\n').Append(Query(query)).Append('\n');
        foreach (var (name, value) in sorted)
        {
            text.Append(name).Append(':').AppendJoin(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Append('\n');
        }

        text.Append('\n').Append(SignedHeaders(sorted.Select(header => header.Key))).Append('\n').Append(payloadHash);
        return text.ToString();
    }

    public static string SignedHeaders(IEnumerable<string> names) => string.Join(';', names.Order(StringComparer.Ordinal));

    /// <summary>Every service but S3 signs a path that is encoded twice.</summary>
    private static string Path(string path) =>
        path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Query(string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        var encoded = pairs.Select(pair => (Name: Recode(pair[0]), Value: pair.Length == 2 ? Recode(pair[1]) : string.Empty));
        return string.Join('&', encoded
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => pair.Name + "=" + pair.Value));
    }

    private static string Recode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
}
