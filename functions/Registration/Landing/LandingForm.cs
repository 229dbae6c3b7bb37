using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Registration.Landing;

/// <summary>
/// The form that the buyer's browser posts from AWS Marketplace. Only the token can be verified, so only the token is read, and
/// decoded exactly once.
/// </summary>
public static class LandingForm
{
    private const int MaxBytes = 64 * 1024;

    private static readonly FormLimits Limits = new(MaxBytes, MaxFields: 64, LongestValue: RegistrationToken.MaxLength);

    /// <returns>Null when there is no token, more than one, or an impossible one.</returns>
    public static async Task<RegistrationToken?> ReadTokenAsync(HttpContext context)
    {
        var form = await Limits.ReadAsync(context);
        return form?[PublicPaths.LandingTokenField] is [{ Length: > 0 and <= RegistrationToken.MaxLength } token] && !string.IsNullOrWhiteSpace(token)
            ? new RegistrationToken(token)
            : null;
    }
}
