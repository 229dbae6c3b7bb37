namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>
/// What must come of a set of messages, by brute force over the whole set and by AWS's words alone: it knows no order of arrival,
/// no rows, no accounts and none of the rules' own types.
/// </summary>
internal static class Oracle
{
    /// <summary>Of words of the same moment the later stage counts.</summary>
    private static readonly string[] Stages = ["Pending", "Active", "Failed", "Ending", "Ended"];

    private static readonly string[] NothingEnds = ["RENEWED", "REPLACED"];

    public static SortedDictionary<string, Fate> Expect(IReadOnlyCollection<Message> messages)
    {
        var statuses = messages.Select(message => message.Subscription).OfType<string>().Distinct()
            .ToDictionary(name => name, name => Status(name, messages));
        var fates = new SortedDictionary<string, Fate>(StringComparer.Ordinal);
        foreach (var (name, status) in statuses)
        {
            var reached = Reach(name, messages);
            var together = statuses.Where(other => reached.Contains(other.Key)).ToList();
            fates[name] = new Fate(
                status,
                Account([.. together.Select(other => other.Value)]),
                together.Select(other => other.Key).Min(StringComparer.Ordinal)!);
        }

        return fates;
    }

    /// <summary>The latest word counts, whenever it came; a licence that was deprovisioned never returns.</summary>
    private static string Status(string name, IReadOnlyCollection<Message> messages)
    {
        var agreements = messages.Where(message => message.Subscription == name).Select(message => message.Agreement)
            .OfType<string>().ToHashSet();
        var words = messages.Select(message => (message.Minute, Stage: Array.IndexOf(Stages, Word(message, name, agreements))))
            .Where(word => word.Stage > 0).ToList();
        return words.Count == 0 ? "Pending"
            : messages.Any(message => message.Licence == name && message.Name == "License Deprovisioned") ? "Ended"
            : Stages[words.Max().Stage];
    }

    /// <summary>What a message says of a subscription bought under these agreements.</summary>
    private static string? Word(Message message, string name, HashSet<string> agreements) => message.Name switch
    {
        "subscribe-success" or "License Updated" when message.Subscription == name => "Active",
        "subscribe-fail" when message.Subscription == name => "Failed",
        "unsubscribe-pending" when message.Subscription == name => "Ending",
        "unsubscribe-success" or "License Deprovisioned" when message.Subscription == name => "Ended",
        "Purchase Agreement Ended" when agreements.Contains(message.Agreement!) && !NothingEnds.Contains(message.Status) => "Ending",
        _ => null,
    };

    private static string Account(IReadOnlyCollection<string> statuses) =>
        statuses.Contains("Active") ? "Active"
        : statuses.Contains("Ending") ? "Ending"
        : statuses.Contains("Pending") ? "Pending"
        : statuses.Contains("Failed") ? "Failed"
        : Fate.Gone;

    /// <summary>Everything that messages connect with the name, step by step until nothing is added.</summary>
    private static HashSet<string> Reach(string name, IReadOnlyCollection<Message> messages)
    {
        var reached = new HashSet<string> { name };
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            foreach (var message in messages)
            {
                string?[] connected = [message.Subscription, message.Agreement, message.PreviousAgreement];
                if (connected.OfType<string>().Any(reached.Contains))
                {
                    reached.UnionWith(connected.OfType<string>());
                }
            }
        }

        return reached;
    }
}
