using System.Net;

namespace Guance.Serverless.Sandbox.Demo.Browsing;

/// <summary>What a browser does with pages, without one: cookies by a browser's rules, redirects one by one, forms as they are.</summary>
internal sealed class Browser : IDisposable
{
    private const int MaxRedirects = 20;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Dictionary<(string Host, string Path, string Name), Cookie> cookies = [];

    /// <summary>Every cookie that was ever set, also those deleted since.</summary>
    public List<Cookie> CookiesSeen { get; } = [];

    /// <summary>Every address that was ever asked for.</summary>
    public List<Uri> Visited { get; } = [];

    public Task<Page> OpenAsync(Uri address, CancellationToken stop) => SendAsync(new(HttpMethod.Get, address, null), address, stop);

    /// <summary>Follows a link of the page.</summary>
    public Task<Page> FollowAsync(Page from, string selector, CancellationToken stop) =>
        SendAsync(new(HttpMethod.Get, new(from.Address, from.Attribute(selector, "href")), null), from.Address, stop);

    /// <summary>Sends a form, and follows where it leads.</summary>
    public Task<Page> SubmitAsync(Form form, CancellationToken stop) => SendAsync(
        form.Method == HttpMethod.Get
            ? new(HttpMethod.Get, new UriBuilder(form.Action) { Query = form.Encoded() }.Uri, null)
            : new(form.Method, form.Action, form.Encoded()),
        form.Page,
        stop);

    public void Dispose() => client.Dispose();

    private async Task<Page> SendAsync(Navigation navigation, Uri initiator, CancellationToken stop)
    {
        var hops = new List<Hop>();
        for (var (next, count) = (navigation, 0); count < MaxRedirects; count++)
        {
            using var response = await SendOnceAsync(next, crossSite: initiator.Host != next.Address.Host, stop);
            var body = await response.Content.ReadAsStringAsync(stop);
            if (response.Headers.Location is not { } location)
            {
                return new(next.Address, (int)response.StatusCode, body, hops);
            }

            hops.Add(new(next.Method.Method, next.Address, (int)response.StatusCode, location));
            next = new(
                response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect ? next.Method : HttpMethod.Get,
                new(next.Address, location),
                response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect ? next.Body : null);
        }

        throw new DemoException($"{navigation.Address} redirects without end: {string.Join(", ", hops)}");
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Navigation navigation, bool crossSite, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        Visited.Add(navigation.Address);
        using var request = new HttpRequestMessage(navigation.Method, navigation.Address);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("User-Agent", "Guance.Serverless.Sandbox demo");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", crossSite ? "cross-site" : "same-origin");
        var sent = cookies.Values.Where(cookie => cookie.GoesTo(navigation.Address, crossSite, navigation.Method)).ToList();
        if (sent.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", sent.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        }

        if (navigation.Body is not null)
        {
            request.Content = new StringContent(navigation.Body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        }

        var response = await client.SendAsync(request, stop);
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            Keep(line, navigation.Address, now);
        }

        return response;
    }

    private void Keep(string line, Uri from, DateTimeOffset now)
    {
        if (Cookie.Parse(line, from, now) is { } cookie)
        {
            CookiesSeen.Add(cookie);
            cookies.Remove((cookie.Host, cookie.Path, cookie.Name));
            if (cookie.Expires is null || cookie.Expires > now)
            {
                cookies.Add((cookie.Host, cookie.Path, cookie.Name), cookie);
            }
        }
    }

    private sealed record Navigation(HttpMethod Method, Uri Address, string? Body);
}
