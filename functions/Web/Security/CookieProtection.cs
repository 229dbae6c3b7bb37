using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Sessions;
using Guance.Serverless.Web.SignIn;
using Guance.Serverless.Web.StaticFiles;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Web.Security;

/// <summary>What protects cookies and forms.</summary>
public static class CookieProtection
{
    private const string FormCookie = "__Host-form";

    /// <summary>Cookies, or beginnings of their names, that only the key ring opens.</summary>
    private static readonly string[] Cookies = [Session.Cookie, FormCookie, SignInServices.CorrelationCookie, SignInServices.NonceCookie];

    public static void AddCookieProtection(this IServiceCollection services, WebKeySettings settings)
    {
        // A ring that has run out is read again by who needs it. Otherwise it would be by a thread of its own, which Lambda stops with
        // the answer, and the key that was just found would not be used.
        AppContext.SetSwitch("Microsoft.AspNetCore.DataProtection.KeyManagement.DisableAsyncKeyRingUpdate", true);

        // It warns of keys that are not encrypted by themselves; WebKeyWrapping encrypts whole elements.
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
            // The content security policy says who may frame a page.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>
    /// A cookie that cannot be opened counts as none, whatever the reason. So while there is no key ring at all, who brings one is told to
    /// come again, and not taken for a stranger.
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

    /// <summary>Puts ours around what the framework has registered.</summary>
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
/// Cookies that browsers send over secure connections only, also where the process itself is spoken to over HTTP: behind API
/// Gateway, or on a developer's loopback address, which browsers trust like HTTPS.
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
