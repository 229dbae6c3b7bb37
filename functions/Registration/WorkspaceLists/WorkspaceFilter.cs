using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.AspNetCore.Http.Extensions;

namespace Guance.Serverless.Registration.WorkspaceLists;

/// <summary>What a list of workspaces is narrowed down to, as addresses and forms carry it. What cannot be read narrows nothing.</summary>
/// <param name="Text">Is part of the name or the id, in any case; empty for all.</param>
/// <param name="Site">Code of the only site to show; empty for all.</param>
/// <param name="Page">The first is 1; one past the last means the last.</param>
public sealed record WorkspaceFilter(string Text, string Site, int Page)
{
    public const string TextField = "q";
    public const string SiteField = "site";
    public const string PageField = "page";

    /// <summary>Longer than any name.</summary>
    public const int LongestText = 256;

    /// <summary>As many as one reads before searching: more rows only make the page heavier.</summary>
    public const int PageSize = 50;

    public static WorkspaceFilter All { get; } = new("", "", 1);

    public bool NarrowsNothing => Text.Length == 0 && Site.Length == 0;

    /// <param name="field">The value of a field of the query or of the form; null or empty when it is not there.</param>
    public static WorkspaceFilter Read(Func<string, string?> field)
    {
        var text = field(TextField)?.Trim() ?? "";
        return new WorkspaceFilter(
            text.Length <= LongestText ? text : text[..LongestText],
            field(SiteField) ?? "",
            int.TryParse(field(PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public bool Fits(Workspace workspace) =>
        (Site.Length == 0 || workspace.Key.Site == Site)
        && (Text.Length == 0
            || workspace.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || workspace.Key.Id.Contains(Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The page of what fits, and how much there is.</summary>
    public PagedList<T> Of<T>(IEnumerable<T> all, Func<T, Workspace> workspace)
    {
        var fitting = all.Where(one => Fits(workspace(one))).ToList();
        var pages = Math.Max(1, (fitting.Count + PageSize - 1) / PageSize);
        var page = Math.Min(Page, pages);
        return new PagedList<T>([.. fitting.Skip((page - 1) * PageSize).Take(PageSize)], page, pages, fitting.Count);
    }

    /// <summary>The query of the address that shows this; empty when it is the whole list's first page.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        Add(TextField, Text);
        Add(SiteField, Site);
        Add(PageField, Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "");
        return query.ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Add(name, value);
            }
        }
    }
}

/// <summary>One numbered page of a list that is held whole in memory.</summary>
/// <param name="Items">What is on this page.</param>
/// <param name="Page">Its number; the first is 1.</param>
/// <param name="Pages">How many pages there are, at least 1.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record PagedList<T>(ImmutableArray<T> Items, int Page, int Pages, int Total)
{
    public bool HasPrevious => Page > 1;

    public bool HasNext => Page < Pages;
}
