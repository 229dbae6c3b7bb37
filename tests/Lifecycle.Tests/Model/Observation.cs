using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
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
            var status = account is { TeardownReason: TeardownReason.Ended } or { Status: CloudAccountStatus.Deleted } ? Fate.Gone : account.Status.ToString();
            var group = account.Subscriptions.Select(one => one.Id.Value).Min(StringComparer.Ordinal)!;
            foreach (var subscription in account.Subscriptions)
            {
                fates.Add(subscription.Id.Value, new Fate(subscription.Status.ToString(), Terms(subscription), status, group));
            }
        }

        return fates;
    }

    private static string Terms(Subscription subscription) => Fate.TermsOf(
        subscription.Offer?.Value,
        subscription.Term is { } term ? term.Ends is { } ends ? $"{ends:yyyy-MM-dd}" : ".." : null);

    /// <summary>Everything that must hold after any order of a story; null when it does, else what is wrong.</summary>
    public static string? Complaint(World world, IReadOnlyDictionary<string, Fate> expected, IReadOnlyCollection<Message> story)
    {
        var observed = Of(world.Living);
        return !expected.SequenceEqual(observed) ? $"expected\n{Fate.Tell(expected)}\nobserved\n{Fate.Tell(observed)}"
            : Unrecorded(world, story) is { } unrecorded ? unrecorded
            : world.Accounts.FirstOrDefault(IsForgotten) is { } forgotten ? $"nobody is told to empty {forgotten}"
            : null;

        // Its workspaces have to leave, so somebody must be told, and know since when.
        bool IsForgotten(CloudAccount account) =>
            (account.TeardownReason is not TeardownReason.None) != (account.TeardownSince is not null)
            || (account.TeardownReason is TeardownReason.NotConfirmed && !world.Watched.Contains(account.Id))
            || ((account.TeardownReason is TeardownReason.Ended or TeardownReason.PaymentFailed || account.MergedInto is not null)
                && !world.Outbox.OfType<WorkOrder>().Any(order => order.Account == account.Id));
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

        return Parted(world, expected, story) ?? Unrecorded(world, story);
    }

    /// <summary>A renewal and what it renews, both alive, that are not in the same account.</summary>
    private static string? Parted(World world, IReadOnlyDictionary<string, Fate> expected, IReadOnlyCollection<Message> story)
    {
        var pairs =
            from renewal in story
            where renewal.PreviousAgreement is not null
            from one in Under(renewal.Agreement)
            from other in Under(renewal.PreviousAgreement)
            where world.By(one).Id != world.By(other).Id
            select $"{one} and {other} are in accounts of their own";
        return pairs.FirstOrDefault();

        IEnumerable<SubscriptionId> Under(string? agreement) => world.Names.Where(name =>
            expected[name.Value].Status != "Ended"
            && story.Any(message => message.Subscription == name.Value && message.Agreement == agreement));
    }

    /// <summary>A notice that names a subscription or an agreement, and is not in exactly one history, of its account or of an agreement.</summary>
    private static string? Unrecorded(World world, IReadOnlyCollection<Message> story)
    {
        var lines = world.Lines
            .Where(line => line.Event is HistoryEvent.NoticeApplied or HistoryEvent.NoticeRecorded)
            .GroupBy(line => line.Notice!).ToDictionary(same => same.Key, same => same.Count());
        return story
            .Where(message => message.IsNotice && (message.Subscription ?? message.Agreement) is not null)
            .FirstOrDefault(message => lines.GetValueOrDefault(message.Id) != 1) is { } unrecorded
                ? $"{unrecorded.Id} is not in the history, or is there twice" : null;
    }
}
