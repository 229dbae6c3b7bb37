using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The certificate with which the client proved itself to API Gateway; decoded only if the application asks.</summary>
internal sealed class ClientCertificate(string pem) : ITlsConnectionFeature, IDisposable
{
    private X509Certificate2? decoded;
    private X509Certificate2? replaced;

    X509Certificate2? ITlsConnectionFeature.ClientCertificate
    {
        get => replaced ?? (decoded ??= X509Certificate2.CreateFromPem(pem));
        set => replaced = value;
    }

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) =>
        Task.FromResult(((ITlsConnectionFeature)this).ClientCertificate);

    public void Dispose() => decoded?.Dispose();
}
