using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>One of Guance's independent sites, from the configuration.</summary>
public sealed record Site
{
    /// <summary>The cloud whose workspaces may be settled through an AWS account.</summary>
    public const string AwsCloud = "Aws";

    public required string Code { get; init; }

    public required Text Name { get; init; }

    /// <summary>The cloud that it runs on.</summary>
    public required string Cloud { get; init; }

    public required Uri ConsoleUrl { get; init; }

    /// <summary>
    /// The AWS partition whose Marketplace its buyers subscribe on: <c>aws</c>, or <c>aws-cn</c> for sites in mainland China. Only listings
    /// of this partition pay for its workspaces, see <see cref="PayerPolicy"/>.
    /// </summary>
    public string Partition { get; init; } = "aws";

    public bool RunsOnAws => Cloud == AwsCloud;
}

/// <summary>All sites, in the order of the configuration.</summary>
public sealed class Sites(IEnumerable<Site> sites)
{
    private readonly Dictionary<string, Site> byCode = sites.ToDictionary(site => site.Code);

    public IReadOnlyCollection<Site> All => byCode.Values;

    public Site? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The site's name; the bare code of a site that the configuration does not know yet.</summary>
    public string NameOf(string code, Language language) => Find(code)?.Name.In(language) ?? code;
}
