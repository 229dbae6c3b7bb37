using System.Collections.Immutable;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.Http.Extensions;

namespace Guance.Serverless.Registration.Bills;

/// <summary>What the address of a bill asks for.</summary>
/// <param name="Dimension">The dimension of the chart; empty for the first one.</param>
/// <param name="Only">The dimension of the lines by workspace; empty for all.</param>
/// <param name="Filter">The lines by workspace.</param>
/// <param name="FilesBy">How the month is to be divided into files at least.</param>
public sealed record BillQuery(string Dimension, string Only, WorkspaceFilter Filter, FilesBy FilesBy)
{
    public const string DimensionField = "dimension";
    public const string OnlyField = "only";
    public const string FilesField = "files";

    public static BillQuery None { get; } = new("", "", WorkspaceFilter.None, FilesBy.Month);

    public bool IsFiltered => Only.Length > 0 || !Filter.IsEmpty;

    /// <summary>What is invalid asks for nothing.</summary>
    public static BillQuery Read(IQueryCollection query, MonthUsage usage)
    {
        return new BillQuery(
            Known(DimensionField),
            Known(OnlyField),
            WorkspaceFilter.Read(field => query[field]),
            Enum.TryParse<FilesBy>(query[FilesField], ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : FilesBy.Month);

        string Known(string field) => usage.Dimensions.FirstOrDefault(one => one.Key == query[field])?.Key ?? "";
    }

    /// <summary>The address of the bill with this query.</summary>
    public string AddressAt(string bill)
    {
        var query = new QueryBuilder();
        if (Dimension.Length > 0)
        {
            query.Add(DimensionField, Dimension);
        }

        if (Only.Length > 0)
        {
            query.Add(OnlyField, Only);
        }

        Filter.AddTo(query);
        return bill + query.ToQueryString().ToUriComponent();
    }
}

/// <summary>The bill of one cloud account and month.</summary>
public sealed record BillModel
{
    public required PageContext Page { get; init; }

    public required BillSummary Bill { get; init; }

    /// <summary>The month that has not ended.</summary>
    public required BillMonth Current { get; init; }

    public required BillQuery Query { get; init; }

    /// <summary>The lines by workspace and dimension that the query asks for.</summary>
    public required PagedList<WorkspaceUsage> Lines { get; init; }

    /// <summary>Codes of the sites that the lines can be filtered by.</summary>
    public required ImmutableArray<string> LineSites { get; init; }

    public required Sites Sites { get; init; }

    public required UsageFiles Files { get; init; }

    public MonthUsage Usage => Bill.Usage;

    public BillMonth Month => Usage.Month;

    /// <summary>How many workspaces have usage.</summary>
    public int WorkspaceCount => Usage.Dimensions.SelectMany(one => one.Bill.Workspaces.Keys).Distinct().Count();

    /// <summary>The dimension of the chart.</summary>
    public DimensionUsage Charted => Usage.Dimensions.FirstOrDefault(one => one.Key == Query.Dimension) ?? Usage.Dimensions[0];

    public string FileAddress => SiteMap.UsageFile(Bill.Account.Id, Month.FirstDay);

    /// <summary>Whether the lines are of one dimension.</summary>
    public bool IsOneDimension => Query.Only.Length > 0 || Usage.Dimensions.Length == 1;

    /// <summary>The bill without any filter.</summary>
    public string Unfiltered => $"{(Query with { Only = "", Filter = WorkspaceFilter.None }).AddressAt(Bill.Address)}#workspaces";

    public string AddressOf(BillMonth month) => SiteMap.Bill(Bill.Account.Id, month.FirstDay);

    public string AddressOfChart(string dimension) => $"{(Query with { Dimension = dimension }).AddressAt(Bill.Address)}#days";

    public string AddressOfPage(int page) => $"{(Query with { Filter = Query.Filter with { Page = page } }).AddressAt(Bill.Address)}#workspaces";

    /// <summary>Name and code of a site.</summary>
    public string NameOfSite(string code, Language language) => Sites.NameOf(code, language) is var name && name == code ? code : $"{name} ({code})";
}
