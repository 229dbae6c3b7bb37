using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Metering;

/// <summary>A call of BatchMeterUsage as it was received: of the right kinds of values, whatever they are.</summary>
/// <param name="ProductCode">Older contract only.</param>
/// <param name="Json">Of each record, echoed in the answer.</param>
internal sealed record UsageRequest(string? ProductCode, IReadOnlyList<ReceivedRecord> Records, IReadOnlyList<JsonObject> Json)
{
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <exception cref="RefusedCallException">The body is not JSON of these kinds, or lacks what a record must have.</exception>
    /// <param name="body">The request.</param>
    /// <param name="tags">Sets of tags that were received before: equal ones are kept once.</param>
    public static UsageRequest Read(byte[] body, TagSets tags)
    {
        try
        {
            var input = JsonNode.Parse(body) as JsonObject ?? throw Kind("The body");
            var records = Objects(input, "UsageRecords", json => (Record: ReadRecord(json, tags), Json: json)) ?? [];
            return new(Text(input, "ProductCode"), [.. records.Select(one => one.Record)], [.. records.Select(one => one.Json)]);
        }
        catch (JsonException)
        {
            throw Kind("The body");
        }
    }

    private static ReceivedRecord ReadRecord(JsonObject json, TagSets tags) => new(
        Text(json, "CustomerAWSAccountId"),
        Text(json, "CustomerIdentifier"),
        Text(json, "LicenseArn"),
        Text(json, "Dimension") ?? throw Missing("Dimension"),
        Integer(json, "Quantity"),
        Integer(json, "Timestamp") is >= 0 and var seconds && seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new RefusedCallException("TimestampOutOfBoundsException", "The timestamp is not of this time."),
        Objects(json, "UsageAllocations", allocation => ReadAllocation(allocation, tags)));

    private static ReceivedAllocation ReadAllocation(JsonObject json, TagSets tags) => new(
        tags.Keep(
            [.. Objects(json, "Tags", tag => new ReceivedTag(Text(tag, "Key") ?? throw Missing("Key"), Text(tag, "Value") ?? throw Missing("Value"))) ?? []]),
        Integer(json, "AllocatedUsageQuantity"));

    private static string? Text(JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Kind(name),
    };

    /// <summary>AWS takes a missing quantity as 0 and fractions of a second; nobody means that, so both are refused here.</summary>
    private static long Integer(JsonObject json, string name) => json[name] switch
    {
        null => throw Missing(name),
        JsonValue value when value.TryGetValue(out long number) => number,
        _ => throw Kind(name),
    };

    private static List<T>? Objects<T>(JsonObject json, string name, Func<JsonObject, T> read) => json[name] switch
    {
        null => null,
        JsonArray items => [.. items.Select(item => read(item as JsonObject ?? throw Kind(name)))],
        _ => throw Kind(name),
    };

    private static RefusedCallException Kind(string name) =>
        new("SerializationException", $"{name} is not of the right kind; quantities and timestamps are whole numbers.");

    private static RefusedCallException Missing(string name) => new("ValidationException", $"{name} must not be null.");
}

/// <summary>A usage record as it was received.</summary>
/// <param name="Quantity">In the dimension's unit.</param>
/// <param name="Allocations">Null: none were given.</param>
internal sealed record ReceivedRecord(
    string? AwsAccount, string? CustomerIdentifier, string? LicenceArn, string Dimension, long Quantity, DateTimeOffset Timestamp,
    IReadOnlyList<ReceivedAllocation>? Allocations)
{
    /// <summary>Beginning of the hour that AWS bills it in.</summary>
    public DateTimeOffset Hour => new(Timestamp.Ticks - (Timestamp.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>The licence by its <c>l-…</c> part, since AWS prints the ARN in more than one form; null in the older contract.</summary>
    public string? LicenceId => LicenceArn is null ? null : LicenceIdOf(LicenceArn);

    public static string LicenceIdOf(string arn) => LicencePartOf(arn).ToString();

    /// <summary>The same, to compare without a copy.</summary>
    public static ReadOnlySpan<char> LicencePartOf(string arn) => arn.AsSpan(arn.LastIndexOf(':') + 1);

    /// <summary>Whether it is the same record sent again: same instant, quantity and allocations, these in any order.</summary>
    public bool Repeats(ReceivedRecord first) =>
        Timestamp == first.Timestamp && Quantity == first.Quantity && (Allocations is null) == (first.Allocations is null)
        && Shares(this).SequenceEqual(Shares(first));

    private static IEnumerable<(string, long)> Shares(ReceivedRecord record) =>
        (record.Allocations ?? []).Select(one => (one.TagSet, one.Quantity)).Order();
}

/// <summary>A part of a record's quantity.</summary>
internal sealed record ReceivedAllocation(IReadOnlyList<ReceivedTag> Tags, long Quantity)
{
    /// <summary>Such as <c>site="cn1" workspace="wksp_1"</c>: equal for equal sets, since no tag may have quotes.</summary>
    public string TagSet => string.Join(' ', Tags.Select(tag => $"{tag.Key}=\"{tag.Value}\"").Order(StringComparer.Ordinal));
}

internal sealed record ReceivedTag(string Key, string Value);

/// <summary>Lists of tags, each kept once: every hour and dimension of a workspace brings the same ones. For one thread at a time.</summary>
internal sealed class TagSets : IEqualityComparer<ReceivedTag[]>
{
    private readonly HashSet<ReceivedTag[]> known;

    public TagSets() => known = new(this);

    /// <returns>The equal list that came first.</returns>
    public IReadOnlyList<ReceivedTag> Keep(ReceivedTag[] tags)
    {
        if (!known.TryGetValue(tags, out var first))
        {
            known.Add(first = tags);
        }

        return first;
    }

    public bool Equals(ReceivedTag[]? x, ReceivedTag[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ReceivedTag[] obj) => obj.Aggregate(0, HashCode.Combine);
}

/// <summary>The service refuses the whole call: nothing of it is metered.</summary>
public sealed class RefusedCallException : Exception
{
    internal RefusedCallException(ServiceError error)
        : base(error.Message) => Error = error;

    internal RefusedCallException(string code, string message)
        : this(new ServiceError(code, message))
    {
    }

    internal ServiceError Error { get; }
}

/// <summary>How the service refuses every call, whatever is in it.</summary>
internal static class MeteringErrors
{
    public static ServiceError Throttled { get; } = new("ThrottlingException", "Rate exceeded");

    public static ServiceError Disabled { get; } = new("DisabledApiException", "The API is disabled in the Region.");

    public static ServiceError Down { get; } =
        new("InternalServiceErrorException", "An error has occurred.", HttpStatusCode.InternalServerError);
}
