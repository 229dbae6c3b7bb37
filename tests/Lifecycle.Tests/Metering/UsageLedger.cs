using System.Globalization;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <summary>
/// What billing has sent, kept apart from the system. From it, from what the Expense Center got back, from AWS's own bill and from what is
/// still carried follows whether anything was lost or counted twice.
/// </summary>
internal sealed class UsageLedger
{
    private readonly Dictionary<SentUsage, int> sent = [];

    /// <summary>Every record that was sent, each content once.</summary>
    public IReadOnlyCollection<SentUsage> Sent => sent.Keys;

    public void Add(IEnumerable<SentUsage> records)
    {
        foreach (var record in records)
        {
            sent[record] = sent.GetValueOrDefault(record) + 1;
        }
    }

    /// <summary>Compares what came in with what became of it, for each workspace and dimension exactly.</summary>
    /// <param name="system">At rest.</param>
    /// <param name="waiting">What meters hold, by workspace and dimension.</param>
    /// <returns>What does not add up; empty when all does.</returns>
    public IReadOnlyList<string> FindDifferences(MeteredSystem system, IReadOnlyDictionary<(WorkspaceKey, string), decimal> waiting)
    {
        var differences = new List<string>();
        var returned = system.Returned;
        var byRecord = returned.Where(one => one.Id is not null).GroupBy(ContentOf).ToDictionary(group => group.Key, group => group.Count());
        differences.AddRange(sent.GroupBy(one => one.Key.Id).SelectMany(id => FindWrongOutcome(id, byRecord, system)));

        // The Id of an account may be sent back as the one that was decided on, which the record need not have named.
        string ContentOf(ReturnedRecord one) => $"{one.Id} {one.Site} {one.WorkspaceId} {one.Hour} {one.Dimension} {one.Quantity}";

        var taken = sent.Keys.Where(one => IsTaken(one, system)).GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.Sum(one => Read(one.Quantity)));
        var billed = system.Aws.Hours.SelectMany(hour => (hour.Record.Allocations ?? []).Select(one => (Hour: hour, Part: one)))
            .GroupBy(one => (new WorkspaceKey(one.Part.Tags[0].Value, one.Part.Tags[1].Value), one.Hour.Key.Dimension))
            .ToDictionary(group => group.Key, group => (decimal)group.Sum(one => one.Part.Quantity));
        var back = returned.Where(one => one.Id is null && !IsBilledAllTheSame(one, system))
            .GroupBy(one => (new WorkspaceKey(one.Site!, one.WorkspaceId!), one.Dimension!))
            .ToDictionary(group => group.Key, group => group.Sum(one => Read(one.Quantity!)));
        foreach (var key in taken.Keys.Union(billed.Keys).Union(back.Keys).Union(waiting.Keys))
        {
            var (came, went) = (taken.GetValueOrDefault(key), billed.GetValueOrDefault(key) + back.GetValueOrDefault(key) + waiting.GetValueOrDefault(key));
            if (came != went)
            {
                differences.Add(
                    $"{key}: taken {came}, billed {billed.GetValueOrDefault(key)}, handed back {back.GetValueOrDefault(key)}, waiting {waiting.GetValueOrDefault(key)}");
            }
        }

        return differences;
    }

    /// <summary>Of the contents of one id one is taken at most; the others, and all that are not taken, come back as often as they were sent anew.</summary>
    private static IEnumerable<string> FindWrongOutcome(
        IGrouping<string, KeyValuePair<SentUsage, int>> id, Dictionary<string, int> returned, MeteredSystem system)
    {
        var taken = id.Where(one => IsTaken(one.Key, system)).ToList();
        if (taken.Count > 1)
        {
            yield return $"{id.Key} was taken with {taken.Count} contents";
        }

        foreach (var (record, times) in id)
        {
            var back = returned.GetValueOrDefault($"{record.Id} {record.Workspace.Site} {record.Workspace.Id} {record.Hour.Timestamp} {record.Dimension} {record.Quantity}");
            if (back > times || (back == 0 && !IsTaken(record, system)))
            {
                yield return $"{record} was sent {times} times and handed back {back} times";
            }
        }
    }

    /// <summary>The row of its id says which content counts: the one thing that is asked of the system's own table.</summary>
    private static bool IsTaken(SentUsage record, MeteredSystem system) =>
        system.System.Table.Find($"USAGEID#{record.Id}", "ID") is { } row
        && system.System.Table.Find($"USAGEBATCH#{row.Text("usedBy")}", "BATCH")?.Truth("done") is true
        && row.Text("content") == record.ContentHash;

    /// <summary>AWS may have billed what nobody could ask it about any more.</summary>
    private static bool IsBilledAllTheSame(ReturnedRecord one, MeteredSystem system) => one.Reason == "Unclear" && system.Aws.Hours.Any(hour =>
        hour.Key.Dimension == one.Dimension && hour.Key.Hour.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) == one.Hour
        && (hour.Record.Allocations ?? []).Any(part => part.Tags[1].Value == one.WorkspaceId && part.Quantity == Read(one.Quantity!)));

    private static (WorkspaceKey, string) KeyOf(SentUsage record) => (record.Workspace, record.Dimension);

    private static decimal Read(string quantity) => decimal.Parse(quantity, CultureInfo.InvariantCulture);
}
