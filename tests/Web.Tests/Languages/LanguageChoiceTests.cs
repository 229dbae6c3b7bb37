using System.Security.Claims;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Web.Tests.Languages;

public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("", Language.English)]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", Language.Chinese)]
    [InlineData("en-GB,en;q=0.9,zh;q=0.8", Language.English)]
    [InlineData("zh;q=0.5, en;q=0.9", Language.English)]
    [InlineData("fr-FR, fr;q=0.9, zh-Hant-TW;q=0.2", Language.Chinese)]
    [InlineData("fr, de;q=0.7, *;q=0.1", Language.English)]
    [InlineData("zh;q=0", Language.English)]
    [InlineData("zh;q=nonsense,,;;", Language.English)]
    [InlineData("ZH", Language.Chinese)]
    public void The_best_range_of_the_browser_that_pages_speak_wins(string header, Language expected) =>
        Assert.Equal(expected, LanguageChoice.Preferred(header));

    [Fact]
    public void A_choice_by_hand_beats_the_account_and_the_account_beats_the_browser()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = "en";
        Assert.Equal(Language.English, LanguageChoice.Of(context));

        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("locale", "zh")], "test"));
        Assert.Equal(Language.Chinese, LanguageChoice.Of(context));

        context.Request.Headers.Cookie = "__Host-language=en";
        Assert.Equal(Language.English, LanguageChoice.Of(context));

        context.Request.QueryString = new QueryString("?lang=zh");
        Assert.Equal(Language.Chinese, LanguageChoice.Of(context));
    }

    [Fact]
    public void A_language_chosen_by_URL_is_stored_in_a_secure_cookie()
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString("?lang=zh-Hans");
        LanguageChoice.SetCookie(context);
        var cookie = Assert.Single(context.Response.Headers.SetCookie)!;
        Assert.StartsWith("__Host-language=zh; ", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsupported_language_is_not_stored()
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString("?lang=tlh");
        LanguageChoice.SetCookie(context);
        Assert.Equal(0, context.Response.Headers.SetCookie.Count);
    }
}
