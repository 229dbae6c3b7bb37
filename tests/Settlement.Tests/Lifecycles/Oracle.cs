using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Tests.Lifecycles;

/// <summary>
/// What must come of a set of notices, by brute force over the whole set: it knows no order of arrival, no rows and no accounts.
/// </summary>
internal static class Oracle
{
    /// <returns>For each subscription its status; subscriptions of one account have the same group.</returns>
    public static SortedDictionary<string, string> Expect(IReadOnlyCollection<Notice> notices)
    {
        var statuses = Statuses(notices);
        var names = statuses.Keys;
        var groups = names.ToDictionary(name => name, name => Reach(name.ToString(), notices));
        return Write(names.Select(name => (
            name, statuses[name], AccountStatus(names.Where(other => groups[name].Contains(other.ToString())).Select(other => statuses[other])),
            names.Where(other => groups[name].Contains(other.ToString())).Min(other => other.Value)!)));

        CloudAccountStatus AccountStatus(IEnumerable<SubscriptionStatus> all)
        {
            var set = all.ToHashSet();
            return set.Contains(SubscriptionStatus.Active) ? CloudAccountStatus.Active
                : set.Contains(SubscriptionStatus.Ending) ? CloudAccountStatus.Ending
                : set.Contains(SubscriptionStatus.Pending) ? CloudAccountStatus.Pending
                : set.Contains(SubscriptionStatus.Failed) ? CloudAccountStatus.Failed
                : CloudAccountStatus.Ending;
        }
    }

    public static Dictionary<SubscriptionId, SubscriptionStatus> Statuses(IReadOnlyCollection<Notice> notices) =>
        notices.Select(notice => notice.Subscription).OfType<SubscriptionId>().Distinct()
            .ToDictionary(name => name, name => Status(name, notices));

    public static SortedDictionary<string, string> Observe(World world) => Write(
        from account in world.Living
        from subscription in account.Subscriptions
        select (subscription.Id, subscription.Status, account.Status, account.Subscriptions.Min(one => one.Id.Value)!));

    private static SortedDictionary<string, string> Write(
        IEnumerable<(SubscriptionId Id, SubscriptionStatus Own, CloudAccountStatus Account, string Group)> all) =>
        new(all.ToDictionary(one => one.Id.ToString(), one => $"{one.Own} in {one.Account} of {one.Group}"), StringComparer.Ordinal);

    /// <summary>The latest word counts, and of words of the same moment the later stage; a licence that ended has ended.</summary>
    private static SubscriptionStatus Status(SubscriptionId name, IReadOnlyCollection<Notice> notices)
    {
        var agreements = notices.Where(notice => notice.Subscription == name).Select(notice => notice.Agreement).ToHashSet();
        var ends = notices.Where(notice => notice.Effect is NoticeEffect.AgreementEnded && agreements.Contains(notice.Agreement))
            .Select(notice => (notice.Time, Status: SubscriptionStatus.Ending));
        var words = notices.Where(notice => notice.Subscription == name && notice.Effect.Sets() is not null)
            .Select(notice => (notice.Time, Status: notice.Effect.Sets()!.Value))
            .Concat(ends).ToList();
        return words.Count == 0 ? SubscriptionStatus.Pending
            : name.Kind is SubscriptionKind.Licence && words.Any(word => word.Status is SubscriptionStatus.Ended)
                ? SubscriptionStatus.Ended
            : words.Max().Status;
    }

    /// <summary>Everything that notices connect with the name, step by step until nothing is added.</summary>
    private static HashSet<string> Reach(string name, IReadOnlyCollection<Notice> notices)
    {
        var reached = new HashSet<string> { name };
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            foreach (var notice in notices)
            {
                string?[] connected = [notice.Subscription?.ToString(), notice.Agreement?.Value, notice.PreviousAgreement?.Value];
                if (connected.OfType<string>().Any(reached.Contains))
                {
                    reached.UnionWith(connected.OfType<string>());
                }
            }
        }

        return reached;
    }
}
