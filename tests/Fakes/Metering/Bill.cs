namespace Guance.Serverless.Fakes.Metering;

/// <summary>What AWS meters once: the first record of it is billed.</summary>
/// <param name="Region">Of the call: another Region bills the hour again.</param>
/// <param name="Product">Product code.</param>
/// <param name="AwsAccount">Twelve digits; the customer identifier where AWS knows no such customer.</param>
/// <param name="Licence">The <c>l-…</c> part; null in the older contract.</param>
/// <param name="Hour">Its beginning, in UTC.</param>
internal sealed record HourKey(string Region, string Product, string AwsAccount, string? Licence, string Dimension, DateTimeOffset Hour);

/// <summary>An hour that AWS bills.</summary>
/// <param name="AcceptedAt">When its first record came.</param>
internal sealed record MeteredHour(HourKey Key, ReceivedRecord Record, string MeteringRecordId, DateTimeOffset AcceptedAt)
{
    /// <summary>A zero that came before the hour was over: AWS takes it, and what was used in the hour is lost.</summary>
    public bool IsEarlyZero => Record.Quantity == 0 && AcceptedAt < Key.Hour.AddHours(1);
}

/// <summary>A call as AWS received it, whether or not it took it.</summary>
/// <param name="Records">Empty when the body could not be read.</param>
/// <param name="Error">Code of the exception that was answered; null: each record was decided on.</param>
/// <param name="IsAnswerLost">The records were decided on, and the caller does not know.</param>
internal sealed record MeteringCall(
    DateTimeOffset At, string Region, IReadOnlyList<LoggedRecord> Records, string? Error, bool IsAnswerLost);

/// <param name="Outcome">Status that was answered, or <c>Unprocessed</c>; null in a call that was refused.</param>
internal sealed record LoggedRecord(HourKey Key, ReceivedRecord Record, string? Outcome);

/// <summary>What AWS bills one subscription for one dimension in one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Allocations">Quantity of each tag set, in order of the sets.</param>
/// <param name="Days">Quantity of each day of the month, from 1.</param>
internal sealed record BillLine(
    string Product, string AwsAccount, string? Licence, string Dimension, DateOnly Month, long Quantity, int Hours,
    IReadOnlyDictionary<string, long> Allocations, IReadOnlyDictionary<int, long> Days)
{
    /// <summary>What was metered without allocations.</summary>
    public long Unallocated => Quantity - Allocations.Values.Sum();

    /// <summary>The latest month first.</summary>
    public static IReadOnlyList<BillLine> Of(IEnumerable<MeteredHour> hours) =>
    [
        .. from hour in hours
           let key = hour.Key
           group hour by (Month: new DateOnly(key.Hour.Year, key.Hour.Month, 1), key.Product, key.AwsAccount, key.Licence, key.Dimension) into line
           orderby line.Key.Month descending, line.Key.Product, line.Key.AwsAccount, line.Key.Licence, line.Key.Dimension
           select new BillLine(
               line.Key.Product, line.Key.AwsAccount, line.Key.Licence, line.Key.Dimension, line.Key.Month,
               line.Sum(hour => hour.Record.Quantity), line.Count(), SumByTags(line.Select(hour => hour.Record)), SumByDay(line)),
    ];

    private static SortedDictionary<int, long> SumByDay(IEnumerable<MeteredHour> hours) =>
        new(hours.GroupBy(hour => hour.Key.Hour.Day).ToDictionary(day => day.Key, day => day.Sum(hour => hour.Record.Quantity)));

    private static SortedDictionary<string, long> SumByTags(IEnumerable<ReceivedRecord> records) => new(
        records.SelectMany(record => record.Allocations ?? []).GroupBy(allocation => allocation.TagSet)
            .ToDictionary(set => set.Key, set => set.Sum(allocation => allocation.Quantity)),
        StringComparer.Ordinal);
}
