using System.Globalization;

namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>Signs what the Sandbox itself sends to moto, with Signature Version 4.</summary>
internal sealed class RequestSigner(string accessKeyId, string secret, TimeProvider time)
{
    private const string Region = "us-east-1";

    public async Task SignAsync(HttpRequestMessage request, string service, CancellationToken cancellationToken)
    {
        var address = request.RequestUri
            ?? throw new ArgumentException("A request without an address cannot be signed.", nameof(request));
        var timestamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = new SignatureScope(timestamp[..8], Region, service);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = address.Authority,
            ["x-amz-date"] = timestamp,
        };
        var canonical = CanonicalRequest.Write(
            request.Method.Method, address.AbsolutePath, address.Query.TrimStart('?'), headers, Signature.Hash(body));
        var signature = Signature.Compute(secret, scope, timestamp, canonical);
        request.Headers.Add("x-amz-date", timestamp);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            AuthorizationHeader.Write(accessKeyId, scope, CanonicalRequest.SignedHeaders(headers.Keys), signature));
    }
}
