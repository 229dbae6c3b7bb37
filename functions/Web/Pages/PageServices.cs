using System.Text.Encodings.Web;
using System.Text.Unicode;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Web.Pages;

/// <summary>What pages are made of.</summary>
public static class PageServices
{
    public static void AddPages(this IServiceCollection services, SupportContact support)
    {
        services.AddSingleton(support);
        services.AddSingleton<PageContextFactory>();
        services.AddSingleton<PageMessages>();
        // Chinese stays readable in the page's source, and costs three bytes a character instead of eight.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>A language chosen in the address is kept for the pages that follow.</summary>
    public static void UseLanguageChoice(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        LanguageChoice.Keep(context);
        return next(context);
    });
}
