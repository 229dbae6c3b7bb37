using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Web.Pages;

/// <summary>The same page in the language that it does not speak now.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="Address">Shows the page in it.</param>
public sealed record OtherLanguage(string Tag, string Name, string Address)
{
    public static OtherLanguage Of(Language current, string address)
    {
        var (other, name) = current is Language.Chinese ? (Language.English, "English") : (Language.Chinese, "中文");
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new OtherLanguage(other.Tag, name, $"{address}{separator}{LanguageChoice.Parameter}={other.Tag}");
    }
}

/// <summary>What surrounds every page, and the language it speaks.</summary>
public sealed record PageContext
{
    public required Language Language { get; init; }

    public required Text Title { get; init; }

    /// <summary>Null while nobody is signed in.</summary>
    public required SignedInUser? Visitor { get; init; }

    /// <summary>Path and query of the page, without the choice of a language; null for a page that a GET cannot show again.</summary>
    public required string? Address { get; init; }

    public required SupportContact Support { get; init; }

    /// <summary>By this number the support finds the request in the logs.</summary>
    public required string RequestId { get; init; }

    /// <summary>Null for a page on which nothing is filled in.</summary>
    public StateForm? StateForm { get; init; }

    /// <summary>The value of the page's <c>lang</c> attribute.</summary>
    public string LanguageTag => Language.Tag;

    /// <summary>The way to this page in the other language; null where there is none.</summary>
    public OtherLanguage? Other => Address is null ? null : OtherLanguage.Of(Language, Address);

    /// <summary>The text in the page's language.</summary>
    public string Say(Text text) => text.In(Language);

    /// <summary>The moment in the form of the page's language, in UTC.</summary>
    public string Say(DateTimeOffset moment) => Say(Timestamps.Format(moment));

    /// <summary>The value of <c>aria-current</c> for a link of the navigation; null when the page is of another section.</summary>
    public string? CurrentOf(string section) =>
        Address is null || !Address.StartsWith(section, StringComparison.Ordinal) ? null
        : Address.Length == section.Length || Address[section.Length] == '?' ? "page" : "true";
}

/// <summary>Who is signed in, and the form field that proves that a sign-out was asked for on our page.</summary>
public sealed record SignedInUser(Username Username, FormToken FormToken);

/// <summary>The hidden field that proves that a form is ours.</summary>
public sealed record FormToken(string Name, string Value);

/// <summary>The form that carries what was filled in so far: a change of the language sends it, so that nothing is lost.</summary>
/// <param name="Id">Its id on the page.</param>
/// <param name="Field">Name of its buttons.</param>
/// <param name="Stay">Value of the button that only shows the page again.</param>
/// <param name="OnEnter">Value of the button that the Enter key stands for.</param>
public sealed record StateForm(string Id, string Field, string Stay, string OnEnter);
