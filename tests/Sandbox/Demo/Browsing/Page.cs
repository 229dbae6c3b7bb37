using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Guance.Serverless.Sandbox.Demo.Browsing;

/// <summary>The page at the end of a navigation, with the redirects that led to it.</summary>
internal sealed class Page(Uri address, int status, string html, IReadOnlyList<Hop> hops)
{
    private readonly IHtmlDocument document = new HtmlParser().ParseDocument(html);

    public Uri Address => address;

    public int Status => status;

    public string Html => html;

    public IReadOnlyList<Hop> Hops => hops;

    /// <summary>What a person reads on it, runs of white space made one.</summary>
    public string Text => string.Join(' ', (document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How one came here, for people: <c>303 /registration, 200</c>.</summary>
    public string Way => string.Join(", ", hops.Select(hop => $"{hop}").Append($"{status} {address.AbsolutePath}"));

    public IReadOnlyList<IElement> All(string selector) => [.. document.QuerySelectorAll(selector)];

    /// <exception cref="DemoException">The page has no such element.</exception>
    public IElement Element(string selector) =>
        document.QuerySelector(selector) ?? throw new DemoException($"{address} ({Way}) has no {selector}: {Text}");

    public string Attribute(string selector, string name) => Element(selector).GetAttribute(name) ?? "";

    /// <summary>A form of the page, filled as the page fills it.</summary>
    public Form Form(string selector) => new(address, (IHtmlFormElement)Element(selector));
}
