using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.MeteredUsage;

/// <summary>What a cloud account used in one month.</summary>
/// <param name="Month">The month.</param>
/// <param name="IsMetered">Whether the usage of the product is metered at all.</param>
/// <param name="Dimensions">Those with usage, in the order of the product's configuration.</param>
public sealed record MonthUsage(BillMonth Month, bool IsMetered, ImmutableArray<DimensionUsage> Dimensions)
{
    public bool IsEmpty => Dimensions.IsEmpty;

    /// <summary>When the figures last changed; null when there are none.</summary>
    public DateTimeOffset? UpdatedAt => Dimensions.IsEmpty ? null : Dimensions.Max(one => one.Bill.UpdatedAt);

    /// <summary>Whether some of it waits for AWS's answer.</summary>
    public bool IsWaiting => Dimensions.Any(one => one.Total.Waiting > 0);

    /// <summary>Whether some of it was handed back to the Expense Center.</summary>
    public bool IsReturned => Dimensions.Any(one => one.Total.TotalReturned > 0);

    /// <summary>What the metered units cost at list price, by currency; empty where no price is configured.</summary>
    public ImmutableArray<ListPrice> Estimates =>
    [
        .. Dimensions.Where(one => one.Price is not null).GroupBy(one => one.Price!.Currency)
            .Select(currency => new ListPrice(currency.Sum(one => one.Estimate ?? 0), currency.Key)),
    ];

    /// <summary>Whether some dimension is not part of <see cref="Estimates"/>.</summary>
    public bool HasUnpriced => Dimensions.Any(one => one.Price is null);
}

/// <summary>What pages with usage need.</summary>
public static class MeteredUsageServices
{
    public static void AddMeteredUsage(this IServiceCollection services) => services.AddSingleton<MonthlyUsage>();
}

/// <summary>Reads the usage of cloud accounts by month.</summary>
public sealed class MonthlyUsage(BillStore bills, Products products, TimeProvider time)
{
    public BillMonth CurrentMonth => BillMonth.Of(time.GetUtcNow());

    /// <summary>The sums of a month, by dimension and day.</summary>
    public async Task<MonthUsage> SumsAsync(CloudAccount account, BillMonth month, CancellationToken cancellationToken) =>
        Of(account, month, await bills.SumsAsync(account.Id, month.FirstDay, cancellationToken));

    /// <summary>A month with its workspaces.</summary>
    public async Task<MonthUsage> ReadAsync(CloudAccount account, BillMonth month, CancellationToken cancellationToken) =>
        Of(account, month, await bills.MonthAsync(account.Id, month.FirstDay, cancellationToken));

    private MonthUsage Of(CloudAccount account, BillMonth month, ImmutableArray<DimensionBill> read)
    {
        var product = products.Find(account.Product);
        var order = (product?.Dimensions ?? []).Index().ToDictionary(one => one.Item.Key, one => one.Index);
        return new MonthUsage(
            month,
            order.Count > 0 || !read.IsEmpty,
            [
                .. read.Select(bill => DimensionUsage.Of(bill, product)).Where(one => one.Metered > 0 || one.Total.TotalReturned > 0)
                    .OrderBy(one => order.GetValueOrDefault(one.Key, int.MaxValue)).ThenBy(one => one.Key, StringComparer.Ordinal),
            ]);
    }
}
