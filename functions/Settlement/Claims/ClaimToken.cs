using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Guance.Serverless.Settlement.Claims;

/// <summary>
/// The secret that one browser holds between landing and confirming: 256 random bits. Only its hash is stored, so the table does
/// not let anybody claim; it prints itself redacted.
/// </summary>
public sealed class ClaimToken
{
    private const int Bytes = 32;
    private readonly string value;

    private ClaimToken(string value) => this.value = value;

    /// <summary>SHA-256 of the token, in lower-case hexadecimal: the key under which the claim is stored.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Base64Url.DecodeFromChars(value)));

    public static ClaimToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClaimToken? token)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        token = text is { Length: 43 } && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Bytes
            ? new ClaimToken(text)
            : null;
        return token is not null;
    }

    public string Reveal() => value;

    public override string ToString() => "[claim]";
}
