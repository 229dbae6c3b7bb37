using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Net.Http.Headers;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>A browser whose cookies a test can look at: it sends the oldest first, as RFC 6265 says.</summary>
internal sealed class CookieBrowser(RegistrationApplication application) : IDisposable
{
    private readonly HttpClient client = application.CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri("https://aws.example.com"),
        AllowAutoRedirect = false,
        HandleCookies = false,
    });

    public List<(string Name, string Value)> Cookies { get; } = [];

    /// <summary>The header that it sends.</summary>
    public string CookieHeader => string.Join("; ", Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));

    public async Task<Answer> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", "en");
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", CookieHeader);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var set = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToList() : [];
        set.ForEach(Keep);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(
            response.StatusCode, response.Headers.Location?.OriginalString, set.Sum(cookie => cookie.Length),
            await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken));
    }

    public void Dispose() => client.Dispose();

    private void Keep(string header)
    {
        var cookie = SetCookieHeaderValue.Parse(header);
        var (name, at) = (cookie.Name.ToString(), Cookies.FindIndex(known => cookie.Name == known.Name));
        if (cookie.Expires < DateTimeOffset.UnixEpoch.AddDays(1))
        {
            Cookies.RemoveAll(known => known.Name == name);
        }
        else if (at < 0)
        {
            Cookies.Add((name, cookie.Value.ToString()));
        }
        else
        {
            Cookies[at] = (name, cookie.Value.ToString());
        }
    }

    /// <param name="Status">HTTP status.</param>
    /// <param name="Location">Where the browser is sent.</param>
    /// <param name="CookieBytes">Length of all cookies that the response sets.</param>
    /// <param name="Page">The page, parsed.</param>
    internal sealed record Answer(HttpStatusCode Status, string? Location, int CookieBytes, IHtmlDocument Page)
    {
        public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

        public IEnumerable<string?> Links => Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));
    }
}
