using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>What both forms of a mail are rendered from: the content, the language, and the recipient's address.</summary>
public sealed record MailModel(MailContent Mail, Language Language, string Email, SupportContact Support)
{
    /// <summary>The value of the <c>lang</c> attribute.</summary>
    public string LanguageTag => Language is Language.Chinese ? "zh-CN" : "en";

    /// <summary>The text in the mail's language.</summary>
    public string Localize(Text text) => text.In(Language);
}
