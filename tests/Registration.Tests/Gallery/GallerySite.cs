using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Languages;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;
using Guance.Serverless.Web.Sessions;
using Guance.Serverless.Web.StaticFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>Serves the samples on this machine as the function serves pages: same headers, same files beside them, same encoding.</summary>
internal sealed class GallerySite : IAsyncDisposable
{
    private readonly WebApplication app;

    private GallerySite(WebApplication app) => this.app = app;

    /// <summary>Without a slash at the end.</summary>
    public string Address => app.Urls.Single();

    /// <param name="port">0 for any that is free.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<GallerySite> StartAsync(string port, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        builder.Services.AddPages(new SupportContact("support@example.com", new Uri("https://help.example.com/")));
        builder.Services.AddSingleton(new PublicBaseUrl(new Uri("http://127.0.0.1/")));
        builder.Services.AddSingleton(new SignInSettings(new Uri("https://expense.example.com"), "client", "secret"));

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapAssets();
        app.MapGet("/", (RequestDelegate)Catalogue.WriteAsync);

        // What a frame shows names no icon; alone in a tab, Chromium asks for this one, now and then.
        app.MapGet("/favicon.ico", context => Task.CompletedTask);
        app.MapGet("/{language:length(2)}/{slug}", (RequestDelegate)ShowAsync);
        app.MapGet(SiteMap.RegistrationStatus, (RequestDelegate)ShowStatusAsync).WithMetadata(AllowSameOriginFraming.Metadata);
        app.MapGet(SiteMap.CloudAccounts + "/{id}/status", (RequestDelegate)ShowStatusAsync).WithMetadata(AllowSameOriginFraming.Metadata);
        await app.StartAsync(stop);
        return new GallerySite(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task ShowAsync(HttpContext context)
    {
        var slug = context.GetRouteValue("slug") as string;
        return LanguageTags.Parse(context.GetRouteValue("language") as string) is { } language
            ? WriteAsync(context, name => Exhibit.Slug(name) == slug, language)
            : NotFound(context);
    }

    /// <summary>What a page shows in a frame while AWS has not confirmed; in the language of the browser, as in the function.</summary>
    private static Task ShowStatusAsync(HttpContext context) =>
        WriteAsync(context, name => name == $"status {CloudAccountStatus.Pending}", LanguageChoice.Of(context));

    /// <summary>Always 200: what a browser says about another status is not the page's fault.</summary>
    private static async Task WriteAsync(HttpContext context, Func<string, bool> isIt, Language language)
    {
        using var page = Exhibit.Page(isIt, language);
        await (page is IResult result ? result.ExecuteAsync(context) : NotFound(context));
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
