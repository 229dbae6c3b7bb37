using System.Security.Cryptography;
using System.Text;

namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>The arithmetic of Signature Version 4.</summary>
public static class Signature
{
    /// <param name="timestamp">The request's <c>x-amz-date</c>.</param>
    public static string Compute(string secret, SignatureScope scope, string timestamp, string canonicalRequest)
    {
        var toSign = $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service, "aws4_request", toSign])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(key);
    }

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
