using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>One month of all cloud accounts of the buyer.</summary>
public sealed record BillsModel
{
    public required PageContext Page { get; init; }

    public required BillMonth Month { get; init; }

    /// <summary>The month that has not ended.</summary>
    public required BillMonth Current { get; init; }

    public required ImmutableArray<BillSummary> Bills { get; init; }

    /// <summary>Whether the buyer has ever registered a cloud account.</summary>
    public required bool HasAccounts { get; init; }

    public required bool IsFirstPage { get; init; }

    /// <summary>Null on the last page.</summary>
    public required string? NextPage { get; init; }

    /// <summary>Whether an estimate is on the page.</summary>
    public bool HasEstimates => Bills.Any(bill => !bill.Usage.Estimates.IsEmpty);

    public static string AddressOf(BillMonth month) => $"{SiteMap.Bills}?{BillMonth.Parameter}={month}";
}

/// <summary>The bill of a cloud account and month, by dimension.</summary>
/// <param name="Account">Who pays.</param>
/// <param name="Usage">The figures.</param>
/// <param name="Changes">Against the month before, by dimension; those that cannot be compared are missing.</param>
/// <param name="AwsBill">The month in AWS's Billing console.</param>
/// <param name="CostExplorer">The month in AWS's Cost Explorer.</param>
public sealed record BillSummary(
    PayingAccount Account, MonthUsage Usage, ImmutableDictionary<string, UsageChange> Changes, Uri AwsBill, Uri CostExplorer)
{
    public string Address => SiteMap.Bill(Account.Id, Usage.Month.FirstDay);

    /// <summary>Whether the account was merged into another one, which has a bill of its own.</summary>
    public bool IsMerged { get; init; }

    /// <summary>Whether a list shows it: not an account without usage that was deleted, or not there yet.</summary>
    public bool IsShown => !Usage.IsEmpty
        || (Account.Status is not CloudAccountStatus.Deleted && BillMonth.Of(Account.OpenedAt).FirstDay <= Usage.Month.FirstDay);

    public static BillSummary Of(CloudAccount account, MonthUsage usage, MonthUsage before, Products products, DateTimeOffset now)
    {
        var links = AwsConsoleLinks.Of(products.Find(account.Product));
        var changes =
            from dimension in usage.Dimensions
            join other in before.Dimensions on dimension.Key equals other.Key
            let change = UsageChange.Between(dimension.Bill, other.Bill, usage.Month, now)
            where change is not null
            select KeyValuePair.Create(dimension.Key, change);
        return new BillSummary(
            PayingAccount.Of(account, products), usage, changes.ToImmutableDictionary(), links.BillOf(usage.Month.FirstDay), links.CostExplorerOf(usage.Month.FirstDay))
        {
            IsMerged = account.MergedInto is not null,
        };
    }
}

/// <summary>Whether AWS has accepted a bill, in words.</summary>
public sealed record BillStateModel(PageContext Page, BillSummary Bill);

/// <summary>The table of a bill by dimension.</summary>
/// <param name="AddressOf">Where the name of a dimension leads; null where it leads nowhere.</param>
public sealed record DimensionTableModel(PageContext Page, BillSummary Bill, Func<string, string>? AddressOf = null);
