using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Pages;

/// <summary>Languages as browsers and tokens name them.</summary>
public static class LanguageTags
{
    extension(Language language)
    {
        /// <summary>The BCP 47 tag.</summary>
        public string Tag => language is Language.Chinese ? "zh" : "en";
    }

    /// <summary>The language of a tag such as <c>zh-Hans-CN</c>; null when pages do not speak it.</summary>
    public static Language? Parse(ReadOnlySpan<char> tag)
    {
        var primary = tag.Trim();
        var end = primary.IndexOfAny('-', '_');
        primary = end < 0 ? primary : primary[..end];
        return primary.Equals("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese
            : primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
            : null;
    }
}
