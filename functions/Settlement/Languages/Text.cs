namespace Guance.Serverless.Settlement.Languages;

/// <summary>The languages that pages and mails speak.</summary>
public enum Language
{
    English,
    Chinese,
}

/// <summary>A text for people. It cannot be made without both of its languages.</summary>
public sealed record Text(string Chinese, string English)
{
    public string In(Language language) => language is Language.Chinese ? Chinese : English;
}
