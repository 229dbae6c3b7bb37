using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Guance.Serverless.Fakes.ExternalServices;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>Without a script: follows no redirect by itself, and sends forms with what the page has filled in.</summary>
internal sealed class ScriptlessBrowser(RegistrationApplication application, string? user) : IDisposable
{
    private readonly HttpClient client = application.CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri("https://aws.example.com"),
        AllowAutoRedirect = false,
    });

    /// <summary>"Set up your account" at AWS Marketplace.</summary>
    public async Task<PageAnswer> LandAsync(SubscriptionSample buyer) => await SendAsync(
        HttpMethod.Post, "/aws/register", [("x-amzn-marketplace-token", application.Metering.IssueToken(buyer.Resolved))]);

    public Task<PageAnswer> GetAsync(string address) => SendAsync(HttpMethod.Get, address, fields: null);

    /// <summary>Sends a form with the token of the page at the address.</summary>
    public async Task<PageAnswer> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(address);
        return await SendAsync(HttpMethod.Post, address, [.. fields, ("form-token", page.FormToken)]);
    }

    /// <summary>Sends a form like <see cref="PostAsync(string, ValueTuple{string, string}[])"/>, and opens the page that it leads to.</summary>
    public async Task<PageAnswer> SubmitAsync(string address, params (string Name, string Value)[] fields)
    {
        var answer = await PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return await GetAsync(answer.Location!) with { Location = answer.Location };
    }

    public async Task<PageAnswer> SendAsync(HttpMethod method, string address, IReadOnlyList<(string Name, string Value)>? fields)
    {
        using var form = fields is null ? null : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(method, address, form);
    }

    /// <summary>Loads what is not a page.</summary>
    public Task<HttpResponseMessage> DownloadAsync(string address) => AskAsync(HttpMethod.Get, address, content: null);

    /// <summary>Posts a body with any content type.</summary>
    public async Task<PageAnswer> PostAsync(string address, string body, string contentType)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await SendAsync(HttpMethod.Post, address, content);
    }

    public void Dispose() => client.Dispose();

    private async Task<PageAnswer> SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var response = await AskAsync(method, address, content);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new PageAnswer(response.StatusCode, response.Headers.Location?.OriginalString, await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Accept-Language", "en");
        if (user is not null)
        {
            request.Headers.Add(RegistrationApplication.UserHeader, user);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

/// <summary>A response, parsed.</summary>
internal sealed record PageAnswer(HttpStatusCode Status, string? Location, IHtmlDocument Page)
{
    public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Text => Page.QuerySelector("main")?.TextContent ?? "";

    public string FormToken => Page.QuerySelector("input[name=form-token]")?.GetAttribute("value") ?? "";

    /// <summary>Id of the choice that the page shows.</summary>
    public string Choice => Page.QuerySelector("input[name=selection]")!.GetAttribute("value")!;

    /// <summary>The workspaces that can be ticked.</summary>
    public IReadOnlyList<string> Selectable =>
        [.. Page.QuerySelectorAll("input[name=workspaces]:not([disabled]):not([type=hidden])").Select(box => box.GetAttribute("value")!)];
}
