using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Guance.Serverless.Sandbox.Demo.Browsing;

namespace Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

/// <summary>What came back, header by header.</summary>
public sealed partial record Answer(Uri Address, HttpStatusCode Status, ILookup<string, string> Headers, string Body)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public IEnumerable<string> SetCookies => Headers["Set-Cookie"];

    /// <summary>Where it leads, resolved as a browser does; null when it leads nowhere.</summary>
    public Uri? Location => Headers["Location"].SingleOrDefault() is { } location ? new(Address, location) : null;

    public bool IsPage => Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal) && Body.Contains("<main", StringComparison.Ordinal);

    /// <summary>The hidden field that proves that a form is ours; empty when the page has none.</summary>
    public string FormToken => Read().All("input[name='form-token']") is [var input, ..] ? input.GetAttribute("value") ?? "" : "";

    /// <summary>The one value of a header; empty when it is absent.</summary>
    public string Header(string name) => Headers[name].SingleOrDefault() ?? "";

    /// <summary>Status and page without what differs each time: the request's number, form tokens, and what was asked about.</summary>
    public string Alike(params string[] askedAbout)
    {
        var page = Token().Replace(Body, "").Replace(Encoder.Encode(Header("Apigw-Requestid")), "", StringComparison.Ordinal);
        return $"{(int)Status} {askedAbout.Aggregate(page, (text, id) => text.Replace(id, "", StringComparison.OrdinalIgnoreCase))}";
    }

    internal Page Read() => new(Address, (int)Status, Body, []);

    public override string ToString() => $"{Address}: {(int)Status} {Header("Location")}";

    [GeneratedRegex("<input[^>]*name=\"form-token\"[^>]*>")]
    private static partial Regex Token();
}
