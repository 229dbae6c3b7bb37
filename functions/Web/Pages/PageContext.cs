using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Web.Pages;

/// <summary>A link to the same page in the other language.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="Name">Name of the language, in that language.</param>
/// <param name="Address">Address of the page in that language.</param>
public sealed record OtherLanguage(string Tag, string Name, string Address)
{
    public static OtherLanguage Of(Language current, string address)
    {
        var (other, name) = current is Language.Chinese ? (Language.English, "English") : (Language.Chinese, "中文");
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new OtherLanguage(other.Tag, name, $"{address}{separator}{LanguageChoice.Parameter}={other.Tag}");
    }
}

/// <summary>What the layout of every page needs, and the page's language.</summary>
public sealed record PageContext
{
    public required Language Language { get; init; }

    public required Text Title { get; init; }

    /// <summary>Null when no user is signed in.</summary>
    public required SignedInUser? Visitor { get; init; }

    /// <summary>Path and query of the page, without the language; null for a page that a GET cannot show again.</summary>
    public required string? Address { get; init; }

    public required SupportContact Support { get; init; }

    /// <summary>The id by which support finds the request in the logs.</summary>
    public required string RequestId { get; init; }

    /// <summary>Null for a page without one.</summary>
    public PageBanner? Banner { get; init; }

    /// <summary>Null for a page without a form to fill in.</summary>
    public StateForm? StateForm { get; init; }

    /// <summary>The value of the page's <c>lang</c> attribute.</summary>
    public string LanguageTag => Language.Tag;

    /// <summary>The link to this page in the other language; null when there is none.</summary>
    public OtherLanguage? Other => Address is null ? null : OtherLanguage.Of(Language, Address);

    /// <summary>The text in the page's language.</summary>
    public string Localize(Text text) => text.In(Language);

    /// <summary>The moment in UTC, formatted for the page's language.</summary>
    public string Localize(DateTimeOffset moment) => Localize(Timestamps.Format(moment));

    /// <summary>The value of <c>aria-current</c> for a navigation link; null when the page is in another section.</summary>
    public string? AriaCurrentFor(string section) =>
        Address is null || !Address.StartsWith(section, StringComparison.Ordinal) ? null
        : Address.Length == section.Length || Address[section.Length] == '?' ? "page" : "true";
}

/// <summary>The signed-in user, and the anti-forgery field of the sign-out form.</summary>
public sealed record SignedInUser(Username Username, FormToken FormToken);

/// <summary>The hidden anti-forgery field of a form.</summary>
public sealed record FormToken(string Name, string Value);

/// <summary>The form with the input so far. A change of the language submits it, so that no input is lost.</summary>
/// <param name="Id">Id of the form element.</param>
/// <param name="Field">Name of its buttons.</param>
/// <param name="Stay">Value of the button that only shows the page again.</param>
/// <param name="OnEnter">Value of the button that the Enter key triggers.</param>
public sealed record StateForm(string Id, string Field, string Stay, string OnEnter);
