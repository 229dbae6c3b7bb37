using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>All sites, in the order of the configuration.</summary>
public sealed class Sites(IEnumerable<Site> sites)
{
    private readonly Dictionary<string, Site> byCode = sites.ToDictionary(site => site.Code);

    public IReadOnlyCollection<Site> All => byCode.Values;

    public Site? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The site's name; the bare code of a site that the configuration does not know yet.</summary>
    public string NameOf(string code, Language language) => Find(code)?.Name.In(language) ?? code;
}
