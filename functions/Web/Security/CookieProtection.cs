using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Sessions;
using Guance.Serverless.Web.SignIn;
using Guance.Serverless.Web.StaticFiles;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Web.Security;

/// <summary>Protects cookies and forms with the key ring and anti-forgery tokens.</summary>
public static class CookieProtection
{
    private const string FormCookie = "__Host-form";

    /// <summary>Names, or prefixes of names, of the cookies that are encrypted with the key ring.</summary>
    private static readonly string[] Cookies = [Session.Cookie, FormCookie, SignInServices.CorrelationCookie, SignInServices.NonceCookie];

    public static void AddCookieProtection(this IServiceCollection services, WebKeySettings settings)
    {
        // An expired key ring is reloaded by the request that needs it. By default a background thread reloads it, which
        // Lambda freezes after the response, and the key that was just found would not be used.
        AppContext.SetSwitch("Microsoft.AspNetCore.DataProtection.KeyManagement.DisableAsyncKeyRingUpdate", true);

        // XmlKeyManager warns about keys without their own encryption; WebKeyWrapping encrypts whole elements.
        services.AddLogging(logging => logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
        services.AddSingleton(settings);
        services.AddSingleton(_ => WebKeyWrapping.CreateClient());
        services.AddSingleton<WebKeyWrapping>();
        services.AddSingleton<WebKeyRing>();
        services.AddDataProtection().SetApplicationName("Guance.Serverless.Registration");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<WebKeyRing>()));
        AddKeyFinding(services);
        services.AddAntiforgery(options =>
        {
            options.Cookie = new SecureCookieBuilder
            {
                Name = FormCookie,
                HttpOnly = true,
                IsEssential = true,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                SecurePolicy = CookieSecurePolicy.None,
            };
            options.FormFieldName = "form-token";
            // The content security policy controls framing.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>
    /// The framework ignores a cookie that it cannot decrypt, whatever the reason. Without a key ring, signed-in buyers
    /// would look signed out, so a request with a protected cookie gets status 503 instead.
    /// </summary>
    public static void UseCookieProtection(this IApplicationBuilder app)
    {
        var ring = app.ApplicationServices.GetRequiredService<WebKeyRing>();
        app.Use((context, next) =>
        {
            if (!Assets.Are(context.Request.Path) && context.Request.Cookies.Keys.Any(IsProtected))
            {
                ring.EnsureRead();
            }

            return next(context);
        });
    }

    private static bool IsProtected(string cookie) => Cookies.Any(beginning => cookie.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Wraps the framework's registered provider and key manager.</summary>
    private static void AddKeyFinding(IServiceCollection services)
    {
        var protection = services.Last(service => service.ServiceType == typeof(IDataProtectionProvider)).ImplementationFactory
            ?? throw new InvalidOperationException("Data Protection has registered its provider in another way than was known.");
        services.AddSingleton(provider => new RefreshableKeyManager(ActivatorUtilities.CreateInstance<XmlKeyManager>(provider)));
        services.AddSingleton<IKeyManager>(provider => provider.GetRequiredService<RefreshableKeyManager>());
        services.AddSingleton<IDataProtectionProvider>(provider => new KeyRefreshingProtectionProvider(
            (IDataProtectionProvider)protection(provider),
            provider.GetRequiredService<WebKeyRing>(),
            provider.GetRequiredService<RefreshableKeyManager>()));
    }
}

/// <summary>
/// Always sets the cookie's Secure attribute, even when the process itself is called over HTTP: behind API Gateway, or on a
/// developer's loopback address, which browsers trust like HTTPS.
/// </summary>
public sealed class SecureCookieBuilder : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
