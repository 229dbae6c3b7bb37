using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Guance.Serverless.Web.SignIn;

/// <summary>Buyers sign in at the Expense Center by OpenID Connect: code with PKCE, this service with its own secret.</summary>
public static class SignInServices
{
    /// <summary>How the names of the cookies begin that a sign-in leaves with the browser until the buyer comes back.</summary>
    public const string CorrelationCookie = "__Host-sign-in.";

    /// <inheritdoc cref="CorrelationCookie"/>
    public const string NonceCookie = "__Host-nonce.";

    public static void AddSignIn(this IServiceCollection services, SignInSettings settings)
    {
        // It names the cookies of a sign-in that failed, which we log ourselves.
        services.AddLogging(logging => logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.Error));
        services.AddSingleton(settings);
        services.AddSingleton<ExpenseCenterSignIn>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(Session.Configure)
            .AddOpenIdConnect(options => Configure(options, settings));
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
        options.SignedOutCallbackPath = "/signout-callback-oidc";
        options.RemoteSignOutPath = PathString.Empty;
        options.BackchannelTimeout = TimeSpan.FromSeconds(8);
        Secure(options.CorrelationCookie, CorrelationCookie);
        Secure(options.NonceCookie, NonceCookie);
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = static context => Of(context.HttpContext).AskAsync(context),
            OnRedirectToIdentityProviderForSignOut = static context => Of(context.HttpContext).LeaveAsync(context),
            OnAuthorizationCodeReceived = static context => Of(context.HttpContext).RedeemAsync(context),
            OnTokenValidated = static context => Of(context.HttpContext).Accept(context),
            OnRemoteFailure = static context => Of(context.HttpContext).FailAsync(context),
        };
    }

    /// <summary>The answer comes back by a top-level GET, which carries Lax cookies.</summary>
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
