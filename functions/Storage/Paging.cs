using System.Buffers.Text;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>
/// Reads a list page by page. A cursor contains only the part of the last sort key after the list's prefix. Partition and prefix
/// are added here, so no cursor can lead out of its list. An invalid cursor means the first page.
/// </summary>
internal static class Paging
{
    private const int LongestCursor = 512;

    public static async Task<Page<T>> PageAsync<T>(
        this Table table, QueryRequest query, int limit, Func<Item, T> read, Func<Item, string> position,
        CancellationToken cancellationToken)
    {
        // One item more than requested shows whether there is a next page.
        query.Limit = limit + 1;
        var items = new List<Item>();
        await foreach (var item in table.QueryAsync(query, cancellationToken))
        {
            items.Add(item);
            if (items.Count > limit)
            {
                return new Page<T>([.. items.Take(limit).Select(read)], Write(position(items[limit - 1])));
            }
        }

        return new Page<T>([.. items.Select(read)], Next: null);
    }

    /// <summary>Pages within one partition, by sort keys of one prefix.</summary>
    public static Task<Page<T>> PageAsync<T>(
        this Table table, string partition, string prefix, bool newestFirst, int limit, string? cursor, Func<Item, T> read,
        CancellationToken cancellationToken)
    {
        var query = table.Query(partition, prefix);
        query.ScanIndexForward = !newestFirst;
        query.ExclusiveStartKey = Read(cursor) is { } position ? new Key(partition, prefix + position).ToItem() : null;
        return table.PageAsync(
            query, limit, read, item => item.Text(SettlementTable.SortKey)[prefix.Length..], cancellationToken);
    }

    public static string? Read(string? cursor)
    {
        if (cursor is not { Length: > 0 and <= LongestCursor } || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.All(character => char.IsAscii(character) && !char.IsControl(character)) ? text : null;
    }

    private static string Write(string position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));
}
