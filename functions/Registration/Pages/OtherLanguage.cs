using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Pages;

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
