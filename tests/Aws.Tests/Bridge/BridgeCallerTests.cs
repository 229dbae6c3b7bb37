using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Aws.Tests.Bridge;

/// <summary>Whom an API with an authorizer, or with client certificates, has let in.</summary>
public sealed class BridgeCallerTests
{
    private const string Jwt = """
        { "jwt": { "claims": { "sub": "alice", "scope": "read write", "exp": "1795184684" }, "scopes": ["read"] } }
        """;

    [Fact]
    public async Task The_claims_of_a_JWT_that_the_API_has_checked_are_those_of_the_user()
    {
        var user = await UserAsync(Jwt);
        Assert.Equal("AuthorizerIdentity", user.Identity!.AuthenticationType);
        Assert.Equal(
            [("sub", "alice"), ("scope", "read write"), ("exp", "1795184684")],
            user.Claims.Select(claim => (claim.Type, claim.Value)));
    }

    [Theory]
    [InlineData("""{ "iam": { "accessKey": "AKIA", "userArn": "arn:aws:iam::111122223333:user/alice", "cognitoIdentity": null } }""")]
    [InlineData("""{ "lambda": { "key": "value", "jwt": { "claims": { "sub": "forged" } } } }""")]
    public async Task Whom_IAM_or_a_function_has_let_in_is_a_user_without_claims(string authorizer)
    {
        var user = await UserAsync(authorizer);
        Assert.True(user.Identity!.IsAuthenticated);
        Assert.Empty(user.Claims);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "other": { "jwt": { "claims": { "sub": "forged" } } } }""")]
    public async Task Without_an_authorizer_there_is_no_user(string authorizer) =>
        Assert.False((await UserAsync(authorizer)).Identity!.IsAuthenticated);

    [Fact]
    public async Task The_certificate_of_the_client_is_that_of_the_connection()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=client.example.com", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var told = new JsonObject
        {
            ["clientCert"] = new JsonObject
            {
                ["validity"] = new JsonObject { ["clientCertPem"] = "not this one" },
                ["clientCertPem"] = made.ExportCertificatePem(),
                ["subjectDN"] = "CN=client.example.com",
            },
        };

        var seen = await BridgedApplication.ReadAsync(
            new() { Authentication = told.ToJsonString() },
            async context => (
                context.Connection.ClientCertificate?.Thumbprint,
                (await context.Connection.GetClientCertificateAsync(TestContext.Current.CancellationToken))?.Subject));

        Assert.Equal((made.Thumbprint, "CN=client.example.com"), seen);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "clientCert": null }""")]
    [InlineData("""{ "clientCert": {}, "other": { "clientCertPem": "not this one" } }""")]
    public async Task Without_a_certificate_the_connection_has_none(string authentication) => Assert.Null(
        await BridgedApplication.ReadAsync(
            new() { Authentication = authentication }, context => Task.FromResult(context.Connection.ClientCertificate)));

    private static Task<ClaimsPrincipal> UserAsync(string authorizer) =>
        BridgedApplication.ReadAsync(new() { Authorizer = authorizer }, context => Task.FromResult(context.User));
}
