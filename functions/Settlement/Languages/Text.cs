namespace Guance.Serverless.Settlement.Languages;

/// <summary>Languages of pages and mails.</summary>
public enum Language
{
    English,
    Chinese,
}

/// <summary>A text for people, always in both languages.</summary>
public sealed record Text(string Chinese, string English)
{
    public string In(Language language) => language is Language.Chinese ? Chinese : English;
}
