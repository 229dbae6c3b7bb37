using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Sessions;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace Guance.Serverless.Web.Languages;

/// <summary>The language of a request: the user's choice, else the account's, else the browser's first supported one.</summary>
public static class LanguageChoice
{
    public const string Parameter = "lang";
    private const string Cookie = "__Host-language";

    /// <summary>Stores a language chosen in the query in a cookie, for the following pages.</summary>
    public static void SetCookie(HttpContext context)
    {
        if (LanguageTags.Parse(context.Request.Query[Parameter].ToString()) is { } chosen)
        {
            context.Response.Cookies.Append(Cookie, chosen.Tag, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = true,
            });
        }
    }

    public static Language Of(HttpContext context) =>
        LanguageTags.Parse(context.Request.Query[Parameter].ToString())
        ?? LanguageTags.Parse(context.Request.Cookies[Cookie])
        ?? LanguageTags.Parse(context.User.FindFirst(Session.LocaleClaim)?.Value)
        ?? Preferred(context.Request.Headers.AcceptLanguage.ToString());

    /// <summary>The preferred supported language of an Accept-Language header; English when there is none.</summary>
    public static Language Preferred(string header) =>
        StringWithQualityHeaderValue.TryParseList([header], out var ranges)
            ? ranges.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1)
                .Select(range => LanguageTags.Parse(range.Value.AsSpan())).FirstOrDefault(language => language is not null) ?? Language.English
            : Language.English;
}

/// <summary>Converts between languages and BCP 47 tags.</summary>
public static class LanguageTags
{
    extension(Language language)
    {
        /// <summary>The BCP 47 tag.</summary>
        public string Tag => language is Language.Chinese ? "zh" : "en";
    }

    /// <summary>The language of a tag such as <c>zh-Hans-CN</c>; null when it is not supported.</summary>
    public static Language? Parse(ReadOnlySpan<char> tag)
    {
        var primary = tag.Trim();
        var end = primary.IndexOfAny('-', '_');
        primary = end < 0 ? primary : primary[..end];
        return primary.Equals("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese
            : primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
            : null;
    }
}
