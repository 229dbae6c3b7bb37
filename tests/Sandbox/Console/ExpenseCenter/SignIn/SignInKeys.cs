using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>The key that the issuer signs id tokens with: a new one at every start.</summary>
internal sealed class SignInKeys : IDisposable
{
    private const int KeySize = 2048;

    private readonly RSA rsa = RSA.Create(KeySize);

    public SignInKeys() => Signing = new SigningCredentials(
        new RsaSecurityKey(rsa) { KeyId = Guid.NewGuid().ToString("N") }, SecurityAlgorithms.RsaSha256);

    public SigningCredentials Signing { get; }

    public RSAParameters Public => rsa.ExportParameters(includePrivateParameters: false);

    public void Dispose() => rsa.Dispose();
}
