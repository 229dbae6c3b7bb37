using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>
/// KMS with one key. It really encrypts, bound to the encryption context. One call at a time: <see cref="AesGcm"/> is not thread-safe.
/// </summary>
internal sealed class InMemoryKms : FakeService, IDisposable
{
    public const string Key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lock turn = new();
    private readonly AesGcm aes = new(RandomNumberGenerator.GetBytes(32), TagBytes);

    /// <summary>Everything that it was given to encrypt.</summary>
    public List<byte[]> Plaintexts { get; } = [];

    public override string Service => "KMS";

    public override string Operation(HttpRequestMessage request) => Target(request);

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        var asked = JsonNode.Parse(body)!;
        var context = Encoding.UTF8.GetBytes(string.Join('\n', asked["EncryptionContext"]!.AsObject()
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
        return Task.FromResult(asked["KeyId"]!.GetValue<string>() != Key ? Refuse("NotFoundException", "There is no such key.")
            : operation == "Encrypt" ? Encrypt(Convert.FromBase64String(asked["Plaintext"]!.GetValue<string>()), context)
            : Decrypt(Convert.FromBase64String(asked["CiphertextBlob"]!.GetValue<string>()), context));
    }

    public void Dispose() => aes.Dispose();

    private HttpResponseMessage Encrypt(byte[] plain, byte[] context)
    {
        var blob = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(blob.AsSpan(0, NonceBytes));
        lock (turn)
        {
            Plaintexts.Add(plain);
            aes.Encrypt(blob.AsSpan(0, NonceBytes), plain, blob.AsSpan(NonceBytes + TagBytes), blob.AsSpan(NonceBytes, TagBytes), context);
        }

        return Answer(new JsonObject { ["KeyId"] = Key, ["CiphertextBlob"] = Convert.ToBase64String(blob) });
    }

    private HttpResponseMessage Decrypt(byte[] blob, byte[] context)
    {
        if (blob.Length < NonceBytes + TagBytes)
        {
            return Refuse("InvalidCiphertextException", "That is none.");
        }

        var plain = new byte[blob.Length - NonceBytes - TagBytes];
        try
        {
            lock (turn)
            {
                aes.Decrypt(blob.AsSpan(0, NonceBytes), blob.AsSpan(NonceBytes + TagBytes), blob.AsSpan(NonceBytes, TagBytes), plain, context);
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return Refuse("InvalidCiphertextException", "It was not encrypted like this.");
        }

        return Answer(new JsonObject { ["KeyId"] = Key, ["Plaintext"] = Convert.ToBase64String(plain) });
    }
}
