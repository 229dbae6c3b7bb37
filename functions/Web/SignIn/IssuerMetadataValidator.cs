using Guance.Serverless.Web.Sessions;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Guance.Serverless.Web.SignIn;

/// <summary>
/// What the issuer must tell of itself: OpenID Connect Discovery 1.0, section 3. Any other answer, such as a page of a gateway, is an
/// outage, and the metadata that is known stays in use.
/// </summary>
public sealed class IssuerMetadataValidator(SignInSettings settings) : IConfigurationValidator<OpenIdConnectConfiguration>
{
    public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var problem = configuration.Issuer?.TrimEnd('/') != settings.Issuer.AbsoluteUri.TrimEnd('/') ? "another issuer, or none"
            : !IsAddress(configuration.AuthorizationEndpoint) ? "no authorization endpoint"
            : !IsAddress(configuration.TokenEndpoint) ? "no token endpoint"
            : configuration.SigningKeys.Count == 0 ? "no signing keys"
            : null;
        return new ConfigurationValidationResult
        {
            Succeeded = problem is null,
            ErrorMessage = problem is null ? null : $"The metadata of {settings.Issuer} names {problem}.",
        };
    }

    private static bool IsAddress(string? endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out _);
}
