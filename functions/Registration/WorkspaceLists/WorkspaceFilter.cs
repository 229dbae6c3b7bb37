using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.AspNetCore.Http.Extensions;

namespace Guance.Serverless.Registration.WorkspaceLists;

/// <summary>The filter of a list of workspaces, as queries and forms contain it. An invalid value filters nothing.</summary>
/// <param name="Text">Substring of the name or the id, case-insensitive; empty for all.</param>
/// <param name="Site">Code of the site to show; empty for all.</param>
/// <param name="Page">1-based; a number past the last page means the last page.</param>
public sealed record WorkspaceFilter(string Text, string Site, int Page)
{
    public const string TextField = "q";
    public const string SiteField = "site";
    public const string PageField = "page";

    /// <summary>Longer than any name.</summary>
    public const int MaxTextLength = 256;

    /// <summary>Rows per page. People search rather than read more rows.</summary>
    public const int PageSize = 50;

    public static WorkspaceFilter None { get; } = new("", "", 1);

    public bool IsEmpty => Text.Length == 0 && Site.Length == 0;

    /// <param name="field">Returns a field of the query or the form; null or empty when it is missing.</param>
    public static WorkspaceFilter Read(Func<string, string?> field)
    {
        var text = field(TextField)?.Trim() ?? "";
        return new WorkspaceFilter(
            text.Length <= MaxTextLength ? text : text[..MaxTextLength],
            field(SiteField) ?? "",
            int.TryParse(field(PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public bool Matches(Workspace workspace) => Matches(workspace.Key, workspace.Name);

    public bool Matches(WorkspaceKey key, string name) =>
        (Site.Length == 0 || key.Site == Site)
        && (Text.Length == 0
            || name.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || key.Id.Contains(Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The requested page of the matching items, with their total number.</summary>
    public PagedList<T> Apply<T>(IEnumerable<T> all, Func<T, Workspace> workspace) => PageOf([.. all.Where(one => Matches(workspace(one)))]);

    /// <summary>The requested page of items that all match.</summary>
    public PagedList<T> PageOf<T>(IReadOnlyCollection<T> fitting)
    {
        var pages = Math.Max(1, (fitting.Count + PageSize - 1) / PageSize);
        var page = Math.Min(Page, pages);
        return new PagedList<T>([.. fitting.Skip((page - 1) * PageSize).Take(PageSize)], page, pages, fitting.Count);
    }

    /// <summary>Adds the fields that are not empty to a query.</summary>
    public void AddTo(QueryBuilder query)
    {
        Add(TextField, Text);
        Add(SiteField, Site);
        Add(PageField, Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "");

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Add(name, value);
            }
        }
    }
}

/// <summary>One page of a list that is completely in memory.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="Page">Number of the page, 1-based.</param>
/// <param name="Pages">Number of pages, at least 1.</param>
/// <param name="Total">Number of items on all pages.</param>
public sealed record PagedList<T>(ImmutableArray<T> Items, int Page, int Pages, int Total)
{
    public bool HasPrevious => Page > 1;

    public bool HasNext => Page < Pages;
}
