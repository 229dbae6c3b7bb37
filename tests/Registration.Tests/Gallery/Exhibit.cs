using System.Text.RegularExpressions;
using Guance.Serverless.Registration.Tests.Pages;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>A sample of a page, under an address of its own.</summary>
internal static partial class Exhibit
{
    /// <summary>Each sample in each language.</summary>
    public static TheoryData<string, Language> All
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (var language in Enum.GetValues<Language>())
            {
                foreach (var name in Names(language))
                {
                    all.Add(name, language);
                }
            }

            return all;
        }
    }

    public static IEnumerable<string> Names(Language language)
    {
        foreach (var (name, page) in Samples.All(language))
        {
            page.Dispose();
            yield return name;
        }
    }

    /// <summary>Whether pages show it in a frame: it has no heading of its own.</summary>
    public static bool IsFramed(string name) => name.StartsWith("status ", StringComparison.Ordinal);

    /// <summary>Of a sample's name, for addresses and files: "form, waiting" is <c>form-waiting</c>.</summary>
    public static string Slug(string name) => NotInSlugs().Replace(name, "-").Trim('-');

    public static string Address(string name, Language language) => $"/{language.Tag}/{Slug(name)}";

    /// <summary>The page, still to be written; null when no sample is called so.</summary>
    public static RazorSlice? Page(Func<string, bool> isIt, Language language)
    {
        RazorSlice? found = null;
        foreach (var (name, page) in Samples.All(language))
        {
            if (found is null && isIt(name))
            {
                found = page;
            }
            else
            {
                page.Dispose();
            }
        }

        return found;
    }

    [GeneratedRegex("[^a-zA-Z0-9]+")]
    private static partial Regex NotInSlugs();
}
