namespace Guance.Serverless.Sandbox.Demo.Browsing;

/// <summary>A cookie as a browser keeps it. Ports do not separate cookies; hosts do.</summary>
internal sealed record Cookie(string Host, string Path, string Name, string Value)
{
    /// <summary>The whole Set-Cookie line.</summary>
    public required string Line { get; init; }

    public bool Secure { get; init; }

    public bool HttpOnly { get; init; }

    /// <summary>Lax, Strict or None; browsers take Lax where nothing is said.</summary>
    public string SameSite { get; init; } = "Lax";

    public DateTimeOffset? Expires { get; init; }

    /// <returns>The cookie; null for one that a browser refuses.</returns>
    public static Cookie? Parse(string line, Uri from, DateTimeOffset now)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = Pair(parts[0]);
        var attributes = parts.Skip(1).Select(Pair).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        var cookie = new Cookie(from.Host, attributes.GetValueOrDefault("Path", "/"), name, value)
        {
            Line = line,
            Secure = attributes.ContainsKey("Secure"),
            HttpOnly = attributes.ContainsKey("HttpOnly"),
            SameSite = attributes.GetValueOrDefault("SameSite", "Lax"),
            Expires = Expiry(attributes, now),
        };
        var hostOnly = cookie is { Secure: true, Path: "/" } && !attributes.ContainsKey("Domain");
        return name.StartsWith("__Host-", StringComparison.Ordinal) && !hostOnly ? null : cookie;
    }

    /// <summary>Whether it goes with a request. Loopback counts as secure, as in browsers.</summary>
    public bool GoesTo(Uri target, bool crossSite, HttpMethod method) =>
        Host == target.Host
        && InPath(target.AbsolutePath)
        && (!Secure || target.IsLoopback || target.Scheme == Uri.UriSchemeHttps)
        && (!crossSite || SameSite.Equals("None", StringComparison.OrdinalIgnoreCase)
            || (SameSite.Equals("Lax", StringComparison.OrdinalIgnoreCase) && method == HttpMethod.Get));

    private bool InPath(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal)
        && (path.Length == Path.Length || Path.EndsWith('/') || path[Path.Length] == '/');

    private static DateTimeOffset? Expiry(Dictionary<string, string> attributes, DateTimeOffset now) =>
        attributes.TryGetValue("Max-Age", out var age) ? now.AddSeconds(double.Parse(age, null))
        : attributes.TryGetValue("Expires", out var date) ? DateTimeOffset.Parse(date, null)
        : null;

    private static (string Name, string Value) Pair(string text) =>
        text.Split('=', 2) is [var name, var value] ? (name, value) : (text, "");
}
