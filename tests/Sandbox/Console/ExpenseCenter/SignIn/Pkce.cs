using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>Proof Key for Code Exchange, RFC 7636, method S256.</summary>
public static class Pkce
{
    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;

    /// <summary>Whether the verifier is the one whose hash the challenge is.</summary>
    public static bool Proves(string verifier, string challenge) =>
        verifier.Length is >= ShortestVerifier and <= LongestVerifier
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            Encoding.ASCII.GetBytes(challenge));
}
