using Guance.Serverless.Hosting.Configuration;

namespace Guance.Serverless.Web.Sessions;

/// <summary>Settings for the sign-in at the Expense Center.</summary>
/// <param name="Issuer">OpenID Connect issuer.</param>
/// <param name="ClientId">Client id of this service.</param>
/// <param name="ClientSecretParameter">Name of a SecureString in SSM Parameter Store.</param>
public sealed record SignInSettings(Uri Issuer, string ClientId, string ClientSecretParameter)
{
    /// <summary>Plain HTTP is allowed only for an issuer on the same machine.</summary>
    public bool NeedsHttps => !(Issuer.IsLoopback && Issuer.Scheme == Uri.UriSchemeHttp);

    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static SignInSettings Read(IConfiguration configuration) => new(
        configuration.RequiredAddress("ExpenseCenter:Issuer", "https://expense.example.com"),
        configuration.Required("ExpenseCenter:ClientId", "aws-settlement"),
        configuration.Required("ExpenseCenter:ClientSecretParameter", "/guance/expense-center/client-secret"));
}
