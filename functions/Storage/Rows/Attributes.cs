using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Storage.Rows;

/// <summary>
/// Attributes of an item as .NET types. Null is not written, and a missing attribute reads as null. A missing required attribute
/// throws <see cref="KeyNotFoundException"/>: the row was not written by this service.
/// </summary>
internal static class Attributes
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static Item With(this Item item, string name, string? value) =>
        value is null ? item : item.With(name, new AttributeValue { S = value });

    public static Item With(this Item item, string name, DateTimeOffset? value) =>
        value is { } time ? item.With(name, Write(time)) : item;

    public static Item With(this Item item, string name, long? value) =>
        value is { } number ? item.With(name, new AttributeValue { N = number.ToString(CultureInfo.InvariantCulture) }) : item;

    public static Item With(this Item item, string name, bool? value) =>
        value is { } truth ? item.With(name, new AttributeValue { BOOL = truth }) : item;

    /// <summary>A list of maps; an empty one is not written.</summary>
    public static Item With(this Item item, string name, IReadOnlyCollection<Item> values) =>
        values.Count == 0
            ? item
            : item.With(name, new AttributeValue { L = [.. values.Select(value => new AttributeValue { M = value })] });

    /// <summary>A fact: its value as text, and AWS's time.</summary>
    public static Item With<T>(this Item item, string name, Fact<T>? fact)
        where T : notnull => fact is null ? item : item.With(name, new AttributeValue
        {
            M = new Item().With("value", fact.Value.ToString()).With("at", fact.At),
        });

    /// <summary>From this time on, DynamoDB may remove the item and readers ignore it.</summary>
    public static Item Expiring(this Item item, DateTimeOffset? at) => item.With(SettlementTable.ExpiresAt, at?.ToUnixTimeSeconds());

    public static bool IsAlive(this Item item, DateTimeOffset now) =>
        item.NumberOrNull(SettlementTable.ExpiresAt) is not { } expiresAt || expiresAt > now.ToUnixTimeSeconds();

    public static string Text(this Item item, string name) => item[name].S;

    public static string? TextOrNull(this Item item, string name) => item.TryGetValue(name, out var value) ? value.S : null;

    public static long Number(this Item item, string name) => long.Parse(item[name].N, CultureInfo.InvariantCulture);

    public static long? NumberOrNull(this Item item, string name) => item.ContainsKey(name) ? item.Number(name) : null;

    public static bool? Boolean(this Item item, string name) => item.TryGetValue(name, out var value) ? value.BOOL : null;

    public static DateTimeOffset Time(this Item item, string name) => DateTimeOffset.ParseExact(
        item.Text(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? TimeOrNull(this Item item, string name) => item.ContainsKey(name) ? item.Time(name) : null;

    public static Fact<T>? Fact<T>(this Item item, string name, Func<string, T> parse)
        where T : notnull =>
        item.TryGetValue(name, out var value) ? new Fact<T>(parse(value.M.Text("value")), value.M.Time("at")) : null;

    public static CloudAccountId? CloudAccountOrNull(this Item item, string name) =>
        item.TextOrNull(name) is { } account ? CloudAccountId.Parse(account) : null;

    public static IEnumerable<Item> Maps(this Item item, string name) =>
        item.TryGetValue(name, out var value) ? value.L.Select(one => one.M) : [];

    /// <summary>UTC to the tick, with fixed width, so that texts sort by time.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static Item With(this Item item, string name, AttributeValue value)
    {
        item[name] = value;
        return item;
    }
}
