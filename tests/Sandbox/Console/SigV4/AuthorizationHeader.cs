namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>A parsed <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal sealed record AuthorizationHeader(
    string AccessKeyId, SignatureScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";

    /// <returns>Null when the header is not of this kind or lacks a part.</returns>
    public static AuthorizationHeader? Parse(string header)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .DistinctBy(part => part[0], StringComparer.Ordinal)
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var credential = parts.GetValueOrDefault("Credential", string.Empty).Split('/');
        return credential is [var key, var date, var region, var service, "aws4_request"]
            && parts.TryGetValue("SignedHeaders", out var names)
            && parts.TryGetValue("Signature", out var signature)
            ? new AuthorizationHeader(key, new SignatureScope(date, region, service), names.Split(';'), signature)
            : null;
    }

    public static string Write(string accessKeyId, SignatureScope scope, string signedHeaders, string signature) =>
        $"{Algorithm}Credential={accessKeyId}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}";
}
