using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Guance.Serverless.Web.SignIn;

/// <summary>Sign-in at the Expense Center with OpenID Connect: authorization code with PKCE and a client secret.</summary>
public static class SignInServices
{
    /// <summary>Prefix of the names of the cookies that a sign-in sets until the Expense Center redirects back.</summary>
    public const string CorrelationCookie = "__Host-sign-in.";

    /// <inheritdoc cref="CorrelationCookie"/>
    public const string NonceCookie = "__Host-nonce.";

    /// <summary>From one unknown key to the next for which the issuer's keys are read again, and after a failure to read them.</summary>
    private static readonly TimeSpan MetadataRetryDelay = TimeSpan.FromSeconds(30);

    public static void AddSignIn(this IServiceCollection services, SignInSettings settings)
    {
        // A sign-in that meets an unknown key waits for the issuer's new ones. By default a background thread reads them, which Lambda
        // freezes after the response, and the buyer who met the key is refused.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

        // The handler's warnings contain the cookie names of a failed sign-in, and its errors do not tell whose fault it was. Failures
        // are logged in ExpenseCenterSignIn.
        services.AddLogging(logging => logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.Critical));
        services.AddSingleton(settings);
        services.AddSingleton<ExpenseCenterSignIn>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(Session.Configure)
            .AddOpenIdConnect(options => Configure(options, settings));
        services.PostConfigure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options => ReadMetadata(options, settings));
        services.AddSingleton<IAuthenticationSchemeProvider, SignInSchemes>();
        services.AddAuthorization();
    }

    private static void Configure(OpenIdConnectOptions options, SignInSettings settings)
    {
        options.Authority = settings.Issuer.AbsoluteUri;
        options.RequireHttpsMetadata = settings.NeedsHttps;
        options.ClientId = settings.ClientId;
        options.ResponseType = "code";
        options.ResponseMode = "query";
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = Session.UsernameClaim;
        options.CallbackPath = SiteMap.SignInCallback;
        options.SignedOutCallbackPath = SiteMap.SignedOutCallback;
        options.RemoteSignOutPath = PathString.Empty;
        options.BackchannelTimeout = TimeSpan.FromSeconds(8);
        Secure(options.CorrelationCookie, CorrelationCookie);
        Secure(options.NonceCookie, NonceCookie);
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = static context => Of(context.HttpContext).ChallengeAsync(context),
            OnRedirectToIdentityProviderForSignOut = static context => Of(context.HttpContext).SignOutAsync(context),
            OnAuthorizationCodeReceived = static context => Of(context.HttpContext).RedeemAsync(context),
            OnTokenValidated = static context => Of(context.HttpContext).Accept(context),
            OnRemoteFailure = static context => Of(context.HttpContext).FailAsync(context),
        };
    }

    /// <summary>With the framework's own client, whose configuration would take any JSON for the issuer's metadata, and keep it.</summary>
    private static void ReadMetadata(OpenIdConnectOptions options, SignInSettings settings) =>
        options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            options.MetadataAddress!,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata },
            new IssuerMetadataValidator(settings))
        {
            RefreshInterval = MetadataRetryDelay,
            AutomaticRefreshInterval = options.AutomaticRefreshInterval,
        };

    /// <summary>The Expense Center redirects back with a top-level GET, which sends Lax cookies.</summary>
    private static void Secure(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
    }

    private static ExpenseCenterSignIn Of(HttpContext context) => context.RequestServices.GetRequiredService<ExpenseCenterSignIn>();
}

/// <summary>
/// The framework asks OpenID Connect with every request whether it is an answer of the Expense Center, and so builds it for a first page
/// that needs none of it. Here <see cref="SignInEndpoints"/> has a route for each answer instead.
/// </summary>
public sealed class SignInSchemes(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
{
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
}
