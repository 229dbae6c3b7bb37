using Guance.Serverless.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Web.Tests.Security;

public sealed class CrossSitePostsTests
{
    private const string Ours = "https://aws.example.com";

    [Theory]
    [InlineData("same-origin", "null", true)]
    [InlineData("same-origin", Ours, true)]
    [InlineData("none", "", true)]
    [InlineData("same-site", "https://console.example.com", false)]
    [InlineData("cross-site", "https://evil.example", false)]
    [InlineData("cross-site", Ours, false)]
    [InlineData("same-origin,cross-site", Ours, false)]
    [InlineData("SAME-ORIGIN", Ours, false)]
    [InlineData("", "", true)]
    [InlineData("", "null", true)]
    [InlineData("", Ours, true)]
    [InlineData("", "http://aws.example.com", false)]
    [InlineData("", "https://aws.example.com:8443", false)]
    [InlineData("", "https://aws.example.com.evil.example", false)]
    [InlineData("", $"{Ours}, https://evil.example", false)]
    public void A_POST_is_accepted_when_the_browser_says_same_origin_or_says_nothing(string site, string origin, bool ours)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        if (site.Length > 0)
        {
            headers["Sec-Fetch-Site"] = site;
        }

        if (origin.Length > 0)
        {
            headers.Origin = origin;
        }

        Assert.Equal(ours, CrossSitePosts.IsNotCrossSite(headers, Ours));
    }
}
