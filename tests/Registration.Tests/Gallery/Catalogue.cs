using System.Net;
using System.Text;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>A list of all samples, for those who walk through the gallery themselves.</summary>
internal static class Catalogue
{
    public static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(), context.RequestAborted);
    }

    private static string Html()
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><title>Gallery</title><ul>");
        foreach (var name in Exhibit.Names(Language.English))
        {
            html.Append("<li>").Append(WebUtility.HtmlEncode(name));
            foreach (var language in Enum.GetValues<Language>())
            {
                html.Append($" <a href=\"{Exhibit.Address(name, language)}\">{language.Tag}</a>");
            }
        }

        return html.Append("</ul></html>").ToString();
    }
}
