using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Guance.Serverless.Web.Keys;

/// <summary>
/// When data is protected with a key that this process does not know, reads the table for it before refusing the data. Data
/// Protection itself does so only in the first two minutes of a process, and then once a day.
/// </summary>
internal sealed class KeyRefreshingProtectionProvider(IDataProtectionProvider inner, WebKeyRing ring, RefreshableKeyManager keys) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(inner.CreateProtector(purpose), ring, keys);

    private sealed class Protector(IDataProtector inner, WebKeyRing ring, RefreshableKeyManager keys) : IDataProtector
    {
        /// <summary>Header of all protected data; the id of the key follows.</summary>
        private const uint Magic = 0x09F0C9F0;

        public IDataProtector CreateProtector(string purpose) => new Protector(inner.CreateProtector(purpose), ring, keys);

        public byte[] Protect(byte[] plaintext) => inner.Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData)
        {
            if (KeyOf(protectedData) is { } key && ring.Find(key))
            {
                keys.Refresh();
            }

            return inner.Unprotect(protectedData);
        }

        private static Guid? KeyOf(ReadOnlySpan<byte> data) =>
            data.Length >= sizeof(uint) + 16 && BinaryPrimitives.ReadUInt32BigEndian(data) == Magic ? new Guid(data.Slice(sizeof(uint), 16)) : null;
    }
}

/// <summary>The framework's key manager, with a method to reload the keys.</summary>
internal sealed class RefreshableKeyManager(XmlKeyManager inner) : IKeyManager, IDisposable
{
    private CancellationTokenSource expiration = new();

    public void Refresh() => Interlocked.Exchange(ref expiration, new CancellationTokenSource()).Cancel();

    /// <summary>The cached ring expires when the inner manager's token or <see cref="Refresh"/> cancels it.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "As long as the ring, which the framework keeps.")]
    public CancellationToken GetCacheExpirationToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(inner.GetCacheExpirationToken(), expiration.Token).Token;

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => inner.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => inner.GetAllKeys();

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => inner.RevokeAllKeys(revocationDate, reason);

    public void RevokeKey(Guid keyId, string? reason = null) => inner.RevokeKey(keyId, reason);

    public void Dispose() => expiration.Dispose();
}
