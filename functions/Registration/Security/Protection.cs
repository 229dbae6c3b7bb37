using Guance.Serverless.Settlement.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Registration.Security;

/// <summary>What protects cookies and forms.</summary>
public static class Protection
{
    public static void AddProtection(this IServiceCollection services)
    {
        // It warns of keys that are not encrypted by themselves; the table encrypts all that it stores.
        services.AddLogging(logging => logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
        services.AddDataProtection().SetApplicationName("Guance.Serverless.Registration");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new WebKeyRing(provider.GetRequiredService<WebKeyStore>())));
        services.AddAntiforgery(options =>
        {
            options.Cookie = new SecureCookieBuilder
            {
                Name = "__Host-form",
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
}
