using System.Text;
using System.Xml.Linq;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Startup;

namespace Guance.Serverless.Web.Keys;

/// <summary>The KMS key that encrypts the key ring.</summary>
/// <param name="Key">Its ARN.</param>
public sealed record WebKeySettings(string Key)
{
    /// <exception cref="SettingException">It is missing.</exception>
    public static WebKeySettings Read(IConfiguration configuration) => new(
        configuration.Required("WebKeys:Key", "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
}

/// <summary>
/// Encrypts each element of the key ring with KMS, so that the table alone cannot decrypt a cookie. The encryption context binds
/// the ciphertext to a purpose. It does not contain the table's name, because a restored table has another name.
/// </summary>
public sealed class WebKeyWrapping(IAmazonKeyManagementService kms, WebKeySettings settings)
{
    /// <summary>
    /// The most that KMS encrypts. Source: AWS KMS API Reference, Encrypt. A Data Protection key has about a quarter of it.
    /// </summary>
    public const int MaxBytes = 4096;

    /// <summary>A buyer may wait for two calls: to decrypt the ring, and to encrypt a new key.</summary>
    private const int Retries = 1;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>KMS logs it, and policies name it. Source: AWS KMS Developer Guide, "Encryption context".</summary>
    private readonly Dictionary<string, string> context = new() { ["purpose"] = "web-keys" };

    public static IAmazonKeyManagementService CreateClient() =>
        new AmazonKeyManagementServiceClient(AwsClients.Limit(new AmazonKeyManagementServiceConfig(), Timeout, Retries));

    /// <summary>Serializes an element for KMS.</summary>
    /// <exception cref="InvalidOperationException">The element is longer than <see cref="MaxBytes"/>.</exception>
    public static byte[] Write(XElement element)
    {
        var bytes = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        return bytes.Length <= MaxBytes ? bytes : throw new InvalidOperationException(
            $"An element of the key ring has {bytes.Length} bytes, and KMS encrypts {MaxBytes} at most: nothing was stored.");
    }

    public async Task<byte[]> WrapAsync(byte[] written, CancellationToken cancellationToken)
    {
        using var plain = new MemoryStream(written);
        var answer = await kms.EncryptAsync(
            new EncryptRequest { KeyId = settings.Key, Plaintext = plain, EncryptionContext = context }, cancellationToken);
        return answer.CiphertextBlob.ToArray();
    }

    /// <returns>Null when it was encrypted with another key or for another purpose.</returns>
    public async Task<XElement?> OpenAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken)
    {
        using var ciphertext = new MemoryStream(wrapped.ToArray());
        try
        {
            var answer = await kms.DecryptAsync(
                new DecryptRequest { KeyId = settings.Key, CiphertextBlob = ciphertext, EncryptionContext = context }, cancellationToken);
            return XElement.Parse(Encoding.UTF8.GetString(answer.Plaintext.ToArray()));
        }
        catch (Exception foreign) when (foreign is InvalidCiphertextException or IncorrectKeyException)
        {
            return null;
        }
    }
}

/// <summary>The keys that protect cookies and forms are unavailable, because of the table or KMS.</summary>
public sealed class WebKeysUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
