using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Holds what became of a story against what was to be expected.</summary>
internal static class Observation
{
    public static SortedDictionary<string, Fate> Of(IEnumerable<CloudAccount> accounts)
    {
        var fates = new SortedDictionary<string, Fate>(StringComparer.Ordinal);
        foreach (var account in accounts.Where(account => account.MergedInto is null))
        {
            var status = account is { Closing: Closing.Ended } or { Status: CloudAccountStatus.Deleted } ? Fate.Gone : account.Status.ToString();
            var group = account.Subscriptions.Select(one => one.Id.Value).Min(StringComparer.Ordinal)!;
            foreach (var subscription in account.Subscriptions)
            {
                fates.Add(subscription.Id.Value, new Fate(subscription.Status.ToString(), status, group));
            }
        }

        return fates;
    }

    /// <summary>Everything that must hold after any order of a story; null when it does, else what is wrong.</summary>
    public static string? Complaint(World world, IReadOnlyDictionary<string, Fate> expected, IReadOnlyCollection<Message> story)
    {
        var observed = Of(world.Living);
        return !expected.SequenceEqual(observed) ? $"expected\n{Fate.Tell(expected)}\nobserved\n{Fate.Tell(observed)}"
            : Unrecorded(world, story) is { } unrecorded ? $"{unrecorded} is not in the history, or is there twice"
            : world.Accounts.FirstOrDefault(IsForgotten) is { } forgotten ? $"nobody is told to empty {forgotten}"
            : null;

        // Its workspaces have to leave, so somebody must be told, and know since when.
        bool IsForgotten(CloudAccount account) =>
            (account.Closing is not Closing.None) != (account.ClosingSince is not null)
            || ((account.Closing is not Closing.None || account.MergedInto is not null)
                && !world.Outbox.Contains(new WorkOrder(account.Id)));
    }

    /// <summary>
    /// What must hold whenever we deleted what had ended: a subscription may be in another account by now than those that it was
    /// connected with, but its own status, and whether its account is alive, are the same.
    /// </summary>
    public static string? ComplaintAfterDeletions(World world, IReadOnlyDictionary<string, Fate> expected, IReadOnlyCollection<Message> story)
    {
        foreach (var name in world.Names)
        {
            var (account, status) = (world.By(name), expected[name.Value].Status);
            if (account.Find(name)?.Status.ToString() is var observed && observed != status)
            {
                return $"{name} is {observed}, expected {status}";
            }

            if (account.DeletedAt is not null && status != "Ended")
            {
                return $"{name} is in a deleted account, but {status}";
            }
        }

        var parted = world.Names.Where(name => expected[name.Value].Status != "Ended")
            .GroupBy(name => expected[name.Value].Group).FirstOrDefault(one => one.Select(name => world.By(name).Id).Distinct().Count() > 1);
        return parted is not null ? $"{string.Join(" and ", parted)} are in accounts of their own" : Unrecorded(world, story) is { } unrecorded ? $"{unrecorded} is not in the history, or is there twice" : null;
    }

    /// <summary>A notice that names a subscription or an agreement, and is not in exactly one history, of its account or of an agreement.</summary>
    private static string? Unrecorded(World world, IReadOnlyCollection<Message> story)
    {
        var lines = world.Lines
            .Where(line => line.Event is HistoryEvent.NoticeApplied or HistoryEvent.NoticeRecorded)
            .GroupBy(line => line.Notice!).ToDictionary(same => same.Key, same => same.Count());
        return story
            .Where(message => message.IsNotice && (message.Subscription ?? message.Agreement) is not null)
            .FirstOrDefault(message => lines.GetValueOrDefault(message.Id) != 1)?.Id;
    }
}
