using System.Security.Claims;
using System.Text.Json;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>Reads the event's <c>requestContext.authorizer</c>: whom an authorizer of the API has let in.</summary>
internal static class AuthorizerReader
{
    /// <summary>By this name the application recognizes such a user; AWS's own package gives it too.</summary>
    private const string AuthenticationType = "AuthorizerIdentity";

    /// <summary>
    /// With the claims of the token where the authorizer takes JWTs; IAM and Lambda authorizers tell of none. Null if the route has no
    /// authorizer.
    /// </summary>
    public static ClaimsPrincipal? Read(ref Utf8JsonReader reader)
    {
        if (!EventReader.Enter(ref reader))
        {
            return null;
        }

        ClaimsIdentity? identity = null;
        while (EventReader.Next(ref reader, 3))
        {
            if (reader.ValueTextEquals("jwt"u8))
            {
                ReadJwt(ref reader, identity ??= new(AuthenticationType));
            }
            else
            {
                identity ??= reader.ValueTextEquals("iam"u8) || reader.ValueTextEquals("lambda"u8) ? new(AuthenticationType) : null;
                reader.Skip();
            }
        }

        return identity is null ? null : new(identity);
    }

    private static void ReadJwt(ref Utf8JsonReader reader, ClaimsIdentity identity)
    {
        if (!EventReader.Enter(ref reader))
        {
            return;
        }

        while (EventReader.Next(ref reader, 4))
        {
            if (reader.ValueTextEquals("claims"u8))
            {
                ReadClaims(ref reader, identity);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadClaims(ref Utf8JsonReader reader, ClaimsIdentity identity)
    {
        if (!EventReader.Enter(ref reader))
        {
            return;
        }

        while (EventReader.Next(ref reader, 5))
        {
            var name = reader.GetString()!;
            if (EventReader.Text(ref reader) is { } value)
            {
                identity.AddClaim(new(name, value));
            }
        }
    }
}
