using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Registration.Security;

/// <summary>What protects cookies and forms.</summary>
public static class Protection
{
    private const string FormCookie = "__Host-form";

    /// <summary>Cookies, or beginnings of their names, that only the key ring opens.</summary>
    private static readonly string[] Cookies = [Session.Cookie, FormCookie, SignInServices.CorrelationCookie, SignInServices.NonceCookie];

    public static void AddProtection(this IServiceCollection services, WebKeySettings settings)
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
    public static void UseProtection(this IApplicationBuilder app)
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
        services.AddSingleton<IDataProtectionProvider>(provider => new KeyFindingProvider(
            (IDataProtectionProvider)protection(provider),
            provider.GetRequiredService<WebKeyRing>(),
            provider.GetRequiredService<RefreshableKeyManager>()));
    }
}
