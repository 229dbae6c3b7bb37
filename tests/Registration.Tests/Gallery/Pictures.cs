using System.Net;
using System.Text;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;
using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>
/// With <c>GALLERY_PICTURES=true</c>, a picture of each sample in each language and width, and in the dark, under
/// <c>gallery</c> in the test's output, with a page that shows them all.
/// </summary>
internal static class Pictures
{
    private static readonly bool AreWanted = Environment.GetEnvironmentVariable("GALLERY_PICTURES") == "true";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "gallery");

    public static async Task TakeAsync(IPage page, string name, Language language, int width)
    {
        if (!AreWanted)
        {
            return;
        }

        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var kind = scheme is ColorScheme.Dark ? "-dark" : "";
            var file = Path.Combine(Folder, $"{Exhibit.Slug(name)}-{language.Tag}-{width}{kind}.png");
            await page.ScreenshotAsync(new() { Path = file, FullPage = true });
        }
    }

    public static async Task WriteContactSheetAsync()
    {
        if (!AreWanted)
        {
            return;
        }

        var html = new StringBuilder(
            """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
            <style>body { font: 14px sans-serif; background: #ccc }
            div { display: flex; gap: 8px; align-items: start; overflow: auto }</style>
            """);
        foreach (var name in Exhibit.Names(Language.English))
        {
            html.Append($"<h2>{WebUtility.HtmlEncode(name)}</h2><div>");
            foreach (var picture in Directory.GetFiles(Folder, $"{Exhibit.Slug(name)}-??-*.png").Select(Path.GetFileName).Order())
            {
                html.Append($"<a href=\"{picture}\"><img src=\"{picture}\" title=\"{picture}\" width=\"240\" loading=\"lazy\"></a>");
            }

            html.Append("</div>");
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "index.html"), html.ToString());
    }
}
