namespace Guance.Serverless.Settlement.Languages;

/// <summary>The languages that pages and mails speak.</summary>
public enum Language
{
    English,
    Chinese,
}
