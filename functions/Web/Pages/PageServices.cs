using System.Text.Encodings.Web;
using System.Text.Unicode;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Web.Pages;

/// <summary>Services that every page needs.</summary>
public static class PageServices
{
    public static void AddPages(this IServiceCollection services, SupportContact support)
    {
        services.AddSingleton(support);
        services.AddSingleton<PageContextFactory>();
        services.AddSingleton<PageMessages>();
        // Does not escape Chinese: readable in the page's source, and three bytes per character instead of eight.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>Keeps a language chosen in the query for the following pages.</summary>
    public static void UseLanguageChoice(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        LanguageChoice.SetCookie(context);
        return next(context);
    });
}
