using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Registrations;

/// <summary>The short-lived right of one browser to link one resolved cloud account.</summary>
public sealed record Claim
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary><see cref="ClaimToken.Hash"/> of the browser's token.</summary>
    public required string TokenHash { get; init; }

    public required CloudAccountId Account { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// Id of the outbox item with the warning to the owner that somebody else wanted the account: this claim causes one, however often it
    /// is used.
    /// </summary>
    public required Ulid WarningId { get; init; }

    /// <summary>The Expense Center account that used it. That account may confirm again; no other account can use it.</summary>
    public Username? UsedBy { get; init; }
}

/// <summary>
/// The secret that one browser holds between landing and confirming: 256 random bits. Only its hash is stored, so a reader of
/// the table cannot claim. <see cref="ToString"/> is redacted.
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
