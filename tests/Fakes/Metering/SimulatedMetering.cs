using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Metering;

/// <summary>
/// BatchMeterUsage of AWS Marketplace Metering, as strict as AWS's pages in all their readings: what a record must be, when its hour may be
/// metered, for whom, and that the first record of an hour counts. Keeps what AWS would bill, and every call. Source: AWS Marketplace
/// Metering Service API Reference, BatchMeterUsage; AWS Marketplace Seller Guide, "Metering for usage".
/// </summary>
/// <param name="time">AWS's clock.</param>
/// <param name="products">The seller's products.</param>
internal sealed class SimulatedMetering(TimeProvider time, IReadOnlyList<MeteredProduct> products)
{
    private const string Success = "Success";
    private const string Unprocessed = "Unprocessed";

    /// <summary>The only Region of China that has the service.</summary>
    private const string ChinaRegion = "cn-northwest-1";

    /// <summary>Until when on the first day of a month, in UTC, usage of the month before is taken.</summary>
    private static readonly TimeSpan MonthEnd = TimeSpan.FromHours(6);

    private readonly Lock turn = new();
    private readonly Dictionary<HourKey, MeteredHour> hours = [];
    private readonly List<MeteringCall> calls = [];
    private readonly TagSets tags = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> taken = [];

    /// <summary>All subscriptions as they are now; read at every call.</summary>
    public Func<IEnumerable<MeteredSubscription>> Subscriptions { get; set; } = () => [];

    public FinalHourOpening FinalHourOpening { get; set; }

    /// <summary>How long ago a timestamp may be.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Calls that are taken within any second, by Region.</summary>
    public int CallsPerSecond { get; set; } = 10;

    /// <summary>What is answered to every call, such as <see cref="MeteringErrors.Throttled"/>; null: the service works.</summary>
    public ServiceError? Refusal { get; set; }

    /// <summary>Usage is metered, and the caller never gets the answer.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Dimensions that are refused as if the product did not have them.</summary>
    public IReadOnlySet<string> RefusedDimensions { get; set; } = new HashSet<string>();

    /// <summary>The records that come back as unprocessed.</summary>
    public Func<ReceivedRecord, bool> LeavesUnprocessed { get; set; } = _ => false;

    /// <summary>Every hour that is billed, in the order in which they came.</summary>
    public IReadOnlyList<MeteredHour> Hours => InTurn<MeteredHour>(() => [.. hours.Values]);

    public IReadOnlyList<BillLine> Bill => BillLine.Of(Hours);

    /// <summary>Every call so far.</summary>
    public IReadOnlyList<MeteringCall> Calls => InTurn<MeteringCall>(() => [.. calls]);

    /// <summary>Forgets all that was metered, and every call.</summary>
    public void Clear()
    {
        lock (turn)
        {
            hours.Clear();
            calls.Clear();
            taken.Clear();
        }
    }

    /// <summary>Hours of which AWS ever received different records, in calls that it took and in calls that it refused.</summary>
    public IReadOnlyList<HourKey> HoursReceivedDifferently =>
    [
        .. from record in Calls.SelectMany(call => call.Records)
           group record.Record by record.Key into hour
           where hour.Any(record => !record.Repeats(hour.First()))
           select hour.Key,
    ];

    /// <param name="region">Where the call was made, such as <c>us-east-1</c>.</param>
    /// <param name="body">The request.</param>
    /// <returns>The answer, which the caller must not get when <see cref="LosesAnswers"/>.</returns>
    /// <exception cref="RefusedCallException">Nothing of the call was metered.</exception>
    public JsonObject BatchMeterUsage(string region, byte[] body)
    {
        lock (turn)
        {
            var now = time.GetUtcNow();
            UsageItem[] items = [];
            try
            {
                UsageRules.CheckSize(body.Length);
                var request = UsageRequest.Read(body, tags);
                items = [.. request.Records.Zip(request.Json, (record, json) => Resolve(record, json, request.ProductCode, region, now))];
                CheckService(region, now);
                UsageRules.Check(request);
                CheckProduct(items, request.ProductCode);
                CheckTime(items, now);
                CheckAllocationsOfHours(items);
                var outcomes = items.Select(item => (item, Outcome: Decide(item, now))).ToList();
                Log(outcomes.Select(one => one.item.Logged(one.Outcome)), error: null);
                return Answer(outcomes);
            }
            catch (RefusedCallException refused)
            {
                Log(items.Select(item => item.Logged(outcome: null)), refused.Error.Code);
                throw;
            }

            void Log(IEnumerable<LoggedRecord> records, string? error) =>
                calls.Add(new(now, region, [.. records], error, IsAnswerLost: error is null && LosesAnswers));
        }
    }

    /// <summary>Finds the subscription that a record is for; of several of one customer the one that usage is taken for.</summary>
    private UsageItem Resolve(ReceivedRecord record, JsonObject json, string? productCode, string region, DateTimeOffset now)
    {
        var licence = record.LicenceId;
        var found = Subscriptions()
            .Where(one => licence is not null
                ? one.IsOf(licence)
                : one.Product == productCode && (record.AwsAccount is { } account
                    ? one.AwsAccount == account
                    : one.CustomerIdentifier is { } identifier && identifier == record.CustomerIdentifier))
            .MinBy(one => one.StateAt(now, FinalHourOpening));
        var key = new HourKey(
            region, found?.Product ?? productCode ?? "", record.AwsAccount ?? found?.AwsAccount ?? record.CustomerIdentifier ?? "",
            found is null ? licence : found.LicenceId, record.Dimension, record.Hour);
        return new(record, json, found, key);
    }

    private void CheckService(string region, DateTimeOffset now)
    {
        if (Refusal is { } refusal)
        {
            throw new RefusedCallException(refusal);
        }

        if (region.StartsWith("cn-", StringComparison.Ordinal) && region != ChinaRegion)
        {
            throw new RefusedCallException(MeteringErrors.Disabled);
        }

        var recent = taken.TryGetValue(region, out var known) ? known : taken[region] = new();
        while (recent.TryPeek(out var oldest) && oldest <= now.AddSeconds(-1))
        {
            recent.Dequeue();
        }

        if (recent.Count >= CallsPerSecond)
        {
            throw new RefusedCallException(MeteringErrors.Throttled);
        }

        recent.Enqueue(now);
    }

    private void CheckProduct(UsageItem[] items, string? productCode)
    {
        UsageRules.Require(
            items.All(item => item.Record.LicenceId is null || item.Subscription is not null), "InvalidLicenseException", "There is no such licence.");
        UsageRules.Require(
            items.DistinctBy(item => item.Key.Product).Count() == 1, "InvalidLicenseException", "The licences are of more than one product.");
        var product = products.FirstOrDefault(one => one.Code == items[0].Key.Product);
        UsageRules.Require(product is not null, "InvalidProductCodeException", "The seller has no such product.");
        UsageRules.Require(
            productCode is null || !product!.RequiresLicence, "InvalidProductCodeException", "Usage of this product is metered by licence.");
        UsageRules.Require(
            items.All(item => product!.Dimensions.Contains(item.Record.Dimension) && !RefusedDimensions.Contains(item.Record.Dimension)),
            "InvalidUsageDimensionException", "The product has no such dimension.");
    }

    private void CheckTime(UsageItem[] items, DateTimeOffset now)
    {
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var earliest = now < month + MonthEnd || now - Window > month ? now - Window : month;
        UsageRules.Require(
            items.All(item => item.Record.Timestamp >= earliest && item.Record.Timestamp <= now), "TimestampOutOfBoundsException",
            $"A timestamp must be from {earliest:u} to {now:u}.");
    }

    private void CheckAllocationsOfHours(UsageItem[] items) => UsageRules.Require(
        items.Select(item => (item.Key, item.Record))
            .Concat(items.Where(item => hours.ContainsKey(item.Key)).Select(item => (item.Key, hours[item.Key].Record)))
            .GroupBy(one => one.Key, one => one.Record.Allocations is null)
            .All(hour => hour.Distinct().Count() == 1),
        "InvalidUsageAllocationsException", "All records of an hour have allocations, or none has.");

    /// <summary>A repetition of what was metered stays metered, also after the subscription's end.</summary>
    private string Decide(UsageItem item, DateTimeOffset now)
    {
        if (LeavesUnprocessed(item.Record))
        {
            return Unprocessed;
        }

        if (hours.TryGetValue(item.Key, out var first))
        {
            return item.Record.Repeats(first.Record) ? Success : "DuplicateRecord";
        }

        if (item.Subscription is not { } subscription || subscription.AwsAccount != item.Key.AwsAccount
            || subscription.StateAt(now, FinalHourOpening) == MeteringState.Ended)
        {
            return "CustomerNotSubscribed";
        }

        var id = $"00000000-0000-4000-8000-{(hours.Count + 1).ToString("x12", CultureInfo.InvariantCulture)}";
        hours.Add(item.Key, new MeteredHour(item.Key, item.Record, id, now));
        return Success;
    }

    /// <summary>The results in the reverse order of the records: AWS promises none.</summary>
    private JsonObject Answer(List<(UsageItem Item, string Outcome)> outcomes)
    {
        outcomes.Reverse();
        return new()
        {
            ["Results"] = new JsonArray([.. outcomes.Where(one => one.Outcome != Unprocessed).Select(one => Result(one.Item, one.Outcome))]),
            ["UnprocessedRecords"] = new JsonArray([.. outcomes.Where(one => one.Outcome == Unprocessed).Select(one => one.Item.Json.DeepClone())]),
        };
    }

    private JsonObject Result(UsageItem item, string outcome)
    {
        var result = new JsonObject { ["Status"] = outcome, ["UsageRecord"] = item.Json.DeepClone() };
        if (outcome == Success)
        {
            result["MeteringRecordId"] = hours[item.Key].MeteringRecordId;
        }

        return result;
    }

    /// <summary>A record of a call, and the subscription it is for; null when AWS knows none.</summary>
    private sealed record UsageItem(ReceivedRecord Record, JsonObject Json, MeteredSubscription? Subscription, HourKey Key)
    {
        public LoggedRecord Logged(string? outcome) => new(Key, Record, outcome);
    }

    private IReadOnlyList<T> InTurn<T>(Func<IReadOnlyList<T>> read)
    {
        lock (turn)
        {
            return read();
        }
    }
}
