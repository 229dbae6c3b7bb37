using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>
/// Checks Signature Version 4 as AWS does: computes the signature anew from the request as it arrived and the secret of its key.
/// The request's age is not looked at, so that a test may move its own clock.
/// </summary>
/// <param name="secrets">Secret by access key id, of everyone who may call.</param>
/// <param name="sessions">Finds temporary credentials that STS issued, by access key id.</param>
internal sealed class SignatureCheck(IReadOnlyDictionary<string, string> secrets, Func<string, SessionCredentials?> sessions)
{
    private static readonly string[] MustBeSigned = ["host", "x-amz-date"];

    /// <param name="service">The service's signing name, such as <c>aws-marketplace</c>.</param>
    public async Task<SignedRequest> VerifyAsync(HttpRequest request, string service)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var body = buffer.ToArray();
        var authorization = AuthorizationHeader.Parse(request.Headers.Authorization.ToString());
        return Refuse(request, authorization, body, service) is { } refusal
            ? new SignedRequest(body, string.Empty, refusal)
            : new SignedRequest(body, authorization!.AccessKeyId, Refusal: null);
    }

    private SignatureRefusal? Refuse(HttpRequest request, AuthorizationHeader? authorization, byte[] body, string service)
    {
        if (request.Headers.Authorization.ToString().Length == 0)
        {
            return new SignatureRefusal("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (authorization is null)
        {
            return new SignatureRefusal("IncompleteSignatureException", "The Authorization header lacks a part.");
        }

        if (SecretOf(authorization, request.Headers["x-amz-security-token"].ToString()) is not { } known)
        {
            return new SignatureRefusal("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        var timestamp = request.Headers["x-amz-date"].ToString();
        if (authorization.Scope.Service != service || !timestamp.StartsWith(authorization.Scope.Date, StringComparison.Ordinal))
        {
            return Invalid($"Credential should be scoped to correct service: '{service}'.");
        }

        var expected = Signature.Compute(known, authorization.Scope, timestamp, Canonical(request, body, authorization));
        return MustBeSigned.All(authorization.SignedHeaders.Contains) && Same(expected, authorization.Signature)
            ? null
            : Invalid("The request signature we calculated does not match the signature you provided.");
    }

    /// <returns>Null when nobody has the access key, or the session token beside it is missing, wrong or not signed.</returns>
    private string? SecretOf(AuthorizationHeader authorization, string sessionToken) =>
        secrets.TryGetValue(authorization.AccessKeyId, out var secret) ? secret
        : sessions(authorization.AccessKeyId) is { } session && session.SessionToken == sessionToken
            && authorization.SignedHeaders.Contains("x-amz-security-token") ? session.SecretAccessKey
        : null;

    private static SignatureRefusal Invalid(string message) => new("InvalidSignatureException", message);

    private static string Canonical(HttpRequest request, byte[] body, AuthorizationHeader authorization)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var headers = authorization.SignedHeaders
            .Select(name => KeyValuePair.Create(name, string.Join(',', [.. request.Headers[name]])));
        return CanonicalRequest.Write(
            request.Method, target[0], target.Length == 2 ? target[1] : string.Empty, headers, Signature.Hash(body));
    }

    private static bool Same(string expected, string actual) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(actual));
}
