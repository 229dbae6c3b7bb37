using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Pages;

/// <summary>What surrounds every page, and the language it speaks.</summary>
public sealed record Frame
{
    public required Language Language { get; init; }

    public required Text Title { get; init; }

    /// <summary>Null while nobody is signed in.</summary>
    public required Visitor? Visitor { get; init; }

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
    public string Say(DateTimeOffset moment) => Say(Moments.Say(moment));

    /// <summary>The value of <c>aria-current</c> for a link of the navigation; null when the page is of another section.</summary>
    public string? CurrentOf(string section) =>
        Address is null || !Address.StartsWith(section, StringComparison.Ordinal) ? null
        : Address.Length == section.Length || Address[section.Length] == '?' ? "page" : "true";
}
