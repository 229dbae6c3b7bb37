using System.Collections.Immutable;
using Amazon.DynamoDBv2;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads bills, and the metering records that AWS has answered.</summary>
public sealed class BillStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private readonly Table table = new(client, options, time);

    /// <summary>A month of an account: one bill for each dimension of which an hour was metered, by the dimension's name.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<ImmutableArray<DimensionBill>> MonthAsync(CloudAccountId account, DateOnly month, CancellationToken cancellationToken)
    {
        var items = await table.QueryAsync(Keys.Bills(account), Keys.BillPrefix(month), cancellationToken)
            .ToDictionaryAsync(Key.Of, cancellationToken: cancellationToken);
        return [.. items.Values.Where(PackedContent.IsFirst).Select(item => BillRow.Read(account, month, item, items)).OrderBy(bill => bill.Dimension, StringComparer.Ordinal)];
    }

    /// <summary>A month of an account without its workspaces: the sums by dimension and day, which are small however many workspaces there are.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<ImmutableArray<DimensionBill>> SumsAsync(CloudAccountId account, DateOnly month, CancellationToken cancellationToken)
    {
        var query = table.Query(Keys.Bills(account), Keys.BillPrefix(month));
        query.ExpressionAttributeNames = BillRow.SumAttributes.Index().ToDictionary(one => $"#{one.Index}", one => one.Item);
        query.ProjectionExpression = string.Join(',', query.ExpressionAttributeNames.Keys);
        return
        [
            .. (await table.QueryAsync(query, cancellationToken).ToListAsync(cancellationToken))
                .Where(PackedContent.IsFirst).Select(item => BillRow.ReadSums(account, month, item)).OrderBy(bill => bill.Dimension, StringComparer.Ordinal),
        ];
    }

    /// <returns>With version 0 when nothing of the dimension was metered in the month.</returns>
    public async Task<DimensionBill> FindAsync(CloudAccountId account, DateOnly month, string dimension, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(Keys.Bill(account, month, dimension), cancellationToken) is not { } first)
        {
            return new DimensionBill(account, month, dimension);
        }

        return BillRow.Read(account, month, first, await table.OthersAsync(first, cancellationToken));
    }

    /// <summary>The bills of an account and dimension with more usage on them, by the months of its hours; to be stored.</summary>
    /// <param name="lines">What is added; what is taken away is negative.</param>
    public async Task<ImmutableArray<DimensionBill>> AddAsync(
        CloudAccountId account, string dimension, IEnumerable<(UsageHour Hour, WorkspaceKey Workspace, BilledUsage Usage)> lines,
        CancellationToken cancellationToken)
    {
        var changed = ImmutableArray.CreateBuilder<DimensionBill>();
        foreach (var month in lines.GroupBy(line => DimensionBill.MonthOf(line.Hour.Begins)))
        {
            var bill = await FindAsync(account, month.Key, dimension, cancellationToken);
            changed.Add(month.Aggregate(bill, (sum, line) => sum.Add(line.Workspace, line.Hour.Begins.Day, line.Usage)) with { UpdatedAt = table.Now });
        }

        return changed.ToImmutable();
    }

    /// <summary>The account's metering records of a month, or of some hours of it, that AWS has answered, the oldest hour first.</summary>
    public async Task<Page<MeteringRecord>> RecordsAsync(
        CloudAccountId account, MeteredHours hours, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var page = await table.PageAsync(
            Keys.MeteredRecords(account), Keys.MeteredPeriod(hours.Month, hours.Day, hours.Hour), newestFirst: false, limit, cursor, item => item,
            cancellationToken);
        var records = new List<MeteringRecord>();
        foreach (var first in page.Items.Where(PackedContent.IsFirst))
        {
            records.Add(MeteredRow.Read(first, await table.OthersAsync(first, cancellationToken)));
        }

        return new Page<MeteringRecord>([.. records], page.Next);
    }
}

/// <summary>A month, a day, or an hour.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Day">From 1; null for the whole month.</param>
/// <param name="Hour">From 0, of the day; null for the whole day.</param>
public readonly record struct MeteredHours(DateOnly Month, int? Day = null, int? Hour = null);
