using System.Security.Cryptography;
using System.Text;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>Identifiers in the shapes that AWS gives them.</summary>
internal static class MadeUp
{
    private const string LicenceOwner = "294406891311";

    private static readonly char[] LettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789".ToCharArray();

    public static string AgreementId() => "agmt-" + RandomNumberGenerator.GetString(LettersAndDigits, 25);

    public static string OfferId() => "offer-" + RandomNumberGenerator.GetString(LettersAndDigits, 13);

    public static string LicenceArn() =>
        $"arn:aws:license-manager::{LicenceOwner}:license:l-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    /// <summary>The same for the same buyer of the same product, as at AWS.</summary>
    public static string CustomerIdentifier(SandboxProduct product, BuyerAccount buyer) =>
        "X" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(product.Code + buyer.Id)))[..10];

    /// <summary>Base64-like, and never without <c>+</c>, <c>/</c> and <c>=</c>: what a form decoded twice would spoil.</summary>
    public static string Token()
    {
        while (true)
        {
            var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(175));
            if (token.Contains('+', StringComparison.Ordinal) && token.Contains('/', StringComparison.Ordinal))
            {
                return token;
            }
        }
    }
}
