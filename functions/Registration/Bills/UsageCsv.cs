using System.Buffers;
using System.Globalization;
using System.Text;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Bills;

/// <summary>
/// Metering records, and what a bill has beyond them, as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel does not read Chinese. Spreadsheets must not
/// run names as formulas.
/// </summary>
/// <param name="language">Of the heading and of words.</param>
/// <param name="product">Names the units; null when the product is not configured any more.</param>
/// <param name="names">Names of the workspaces.</param>
public sealed class UsageCsv(Language language, Product? product, IReadOnlyDictionary<WorkspaceKey, string> names)
{
    public const int MaxRows = 40_000;

    /// <summary>Bytes. Lambda takes answers of 6 MB, and a file travels in base64, which is a third longer.</summary>
    public const int MaxSize = 4_400_000;

    /// <summary>Bytes of a row without its names, and a little more.</summary>
    public const int UsualSize = 170;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder text = new(Line(BillTexts.FileColumns.Select(column => column.In(language))));
    private readonly Dictionary<(WorkspaceKey Workspace, string Dimension, UsageReturnReason Reason), decimal> returned = [];
    private int rows;
    private long size;

    /// <summary>Adds the rows of a record, one for each workspace.</summary>
    /// <returns>False when the file would be too large.</returns>
    public bool TryAdd(MeteringRecord record)
    {
        var (month, hour) = (BillMonth.Of(record.Hour.Begins), record.Hour.Begins.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        foreach (var units in record.Units)
        {
            var row = new UsageRow(
                units.Workspace, record.Dimension, units.Quantity, BillTexts.Accepted, record.Answer?.MeteringRecordId ?? "", record.Answer?.Returned);
            if (row.Reason is { } reason)
            {
                var key = (units.Workspace, record.Dimension, reason);
                returned[key] = returned.GetValueOrDefault(key) + units.Quantity;
            }

            if (!TryAdd(month, hour, row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Adds what the bill has beyond the records that were added: what waits for AWS, and what was handed back without being sent to AWS,
    /// such as fractions. These rows are sums of the month: they have no hour.
    /// </summary>
    /// <param name="dimension">Of one dimension only; empty for all.</param>
    /// <returns>False when the file would be too large.</returns>
    public bool TryAddRest(MonthUsage usage, string dimension) =>
        RestOf(usage).Where(row => dimension.Length == 0 || row.Dimension == dimension).All(row => TryAdd(usage.Month, "", row));

    private IEnumerable<UsageRow> RestOf(MonthUsage usage)
    {
        foreach (var bill in usage.Dimensions.Select(one => one.Bill))
        {
            foreach (var (workspace, used) in bill.Workspaces)
            {
                if (used.Waiting > 0)
                {
                    yield return new UsageRow(workspace, bill.Dimension, used.Waiting, BillTexts.Waiting);
                }

                foreach (var (reason, quantity) in used.Returned)
                {
                    if (quantity - returned.GetValueOrDefault((workspace, bill.Dimension, reason)) is > 0 and var rest)
                    {
                        yield return new UsageRow(workspace, bill.Dimension, rest, BillTexts.Returned, Reason: reason);
                    }
                }
            }
        }
    }

    private bool TryAdd(BillMonth month, string hour, UsageRow row)
    {
        var line = Line(
        [
            month.ToString(),
            hour,
            row.Workspace.Site,
            row.Workspace.Id,
            names.GetValueOrDefault(row.Workspace) ?? "",
            row.Dimension,
            product?.FindDimension(row.Dimension)?.Unit.In(language) ?? "",
            row.Quantity.ToString(CultureInfo.InvariantCulture),
            (row.Reason is null ? row.Status : BillTexts.Returned).In(language),
            row.MeteringRecordId,
            row.Reason is { } reason ? ReturnReasonTexts.Of(reason).In(language) : "",
        ]);
        rows++;
        size += Encoding.UTF8.GetByteCount(line);
        if (rows > MaxRows || size > MaxSize)
        {
            return false;
        }

        text.Append(line);
        return true;
    }

    /// <summary>The whole file.</summary>
    public byte[] ToBytes()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    /// <summary>
    /// One value of a line. A spreadsheet takes what begins with one of these characters, in normal or full width, as a formula, whether it
    /// is quoted or not; an apostrophe in front makes it text.
    /// </summary>
    public static string Field(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Line(IEnumerable<string> values) => string.Join(',', values.Select(Field)) + "\r\n";

    private sealed record UsageRow(
        WorkspaceKey Workspace, string Dimension, decimal Quantity, Text Status, string MeteringRecordId = "", UsageReturnReason? Reason = null);
}
