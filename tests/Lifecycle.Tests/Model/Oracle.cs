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

    /// <summary>
    /// A replacement does not say what it replaces, and several agreements were replaced or replace one. Which belong together then
    /// depends on what was heard first: AWS may name a previous agreement after another one was taken for it.
    /// </summary>
    public static bool IsUnclear(IReadOnlyCollection<Message> messages) =>
        Replacing(messages).Count > 0 && messages.Any(message => message.Status == "REPLACED")
        && (messages.Where(message => message.Status == "REPLACED").Select(message => message.Agreement).Distinct().Count() > 1
            || messages.Where(message => message.Intent == "REPLACE").Select(message => message.Agreement).Distinct().Count() > 1);

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
                Terms(name, messages),
                Account([.. together.Select(other => other.Value)]),
                together.Select(other => other.Key).Min(StringComparer.Ordinal)!);
        }

        return fates;
    }

    /// <summary>The latest word counts, whenever it came; a licence that was deprovisioned never returns.</summary>
    private static string Status(string name, IReadOnlyCollection<Message> messages)
    {
        var agreement = AgreementOf(name, messages);
        var words = messages.Select(message => (message.Minute, Stage: Array.IndexOf(Stages, Word(message, name, agreement))))
            .Where(word => word.Stage > 0).ToList();
        return words.Count == 0 ? "Pending"
            : messages.Any(message => message.Licence == name && message.Name == "License Deprovisioned") ? "Ended"
            : Stages[words.Max().Stage];
    }

    /// <summary>
    /// The offer and the end as the latest messages about the subscription's agreement tell them. Without an agreement, the offer that
    /// messages about the subscription tell.
    /// </summary>
    private static string Terms(string name, IReadOnlyCollection<Message> messages)
    {
        var about = AgreementOf(name, messages) is { } agreement
            ? messages.Where(message => message.Agreement == agreement)
            : messages.Where(message => message.IsNotice && message.Subscription == name);
        return Fate.TermsOf(Latest(message => message.Offer), Latest(message => message.Ends is { } ends ? ends.Year == 9999 ? ".." : $"{ends:yyyy-MM-dd}" : null));

        string? Latest(Func<Message, string?> told) => about.Where(message => told(message) is not null)
            .OrderByDescending(message => message.Minute).ThenByDescending(told, StringComparer.Ordinal).Select(told).FirstOrDefault();
    }

    /// <summary>A licence may move: it stands under the agreement that the latest message about it names.</summary>
    private static string? AgreementOf(string name, IReadOnlyCollection<Message> messages) =>
        messages.Where(message => message.IsNotice && message.Subscription == name && message.Agreement is not null)
            .Select(message => (message.Minute, Agreement: message.Agreement!))
            .OrderByDescending(one => one.Minute).ThenByDescending(one => one.Agreement, StringComparer.Ordinal).FirstOrDefault().Agreement;

    private static bool IsEndOfAgreement(Message message) =>
        message.Name == "Purchase Agreement Ended" && !NothingEnds.Contains(message.Status);

    /// <summary>What a message says of a subscription that stands under the agreement.</summary>
    private static string? Word(Message message, string name, string? agreement) => message.Name switch
    {
        "subscribe-success" or "License Updated" when message.Subscription == name => "Active",
        "subscribe-fail" when message.Subscription == name => "Failed",
        "unsubscribe-pending" when message.Subscription == name => "Ending",
        "unsubscribe-success" or "License Deprovisioned" when message.Subscription == name => "Ended",
        "Purchase Agreement Ended" when message.Agreement == agreement && !NothingEnds.Contains(message.Status) => "Ending",
        _ => null,
    };

    /// <summary>Every subscription of the account is ending, or has ended and AWS has said that this was no renewal.</summary>
    /// <param name="fates">What comes of all subscriptions.</param>
    /// <param name="group">The account.</param>
    public static bool IsEndCertain(IReadOnlyDictionary<string, Fate> fates, string group, IReadOnlyCollection<Message> messages) =>
        fates.Where(one => one.Value.Group == group).All(one => one.Value.Status switch
        {
            "Ending" => true,
            "Ended" => messages.Any(message => message.Subscription == one.Key && message.Customer is not null)
                || messages.Any(message => IsEndOfAgreement(message) && message.Agreement == AgreementOf(one.Key, messages)),
            _ => false,
        });

    /// <summary>How many messages could cause a mail that a subscription is ending.</summary>
    public static int SignsOfAnEnd(IReadOnlyCollection<Message> messages) => messages.Count(message =>
        message.Name is "unsubscribe-pending" or "unsubscribe-success" or "License Deprovisioned" || IsEndOfAgreement(message));

    /// <summary>How many agreements have a licence that was active: each can have renewed another one.</summary>
    public static int ActiveAgreements(IReadOnlyCollection<Message> messages) =>
        messages.Where(message => message.Name == "License Updated").Select(message => message.Agreement).Distinct().Count();

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
        var replacement = UnnamedReplacement(messages);
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

            if (replacement.Any(reached.Contains))
            {
                reached.UnionWith(replacement);
            }
        }

        return reached;
    }

    /// <summary>
    /// An agreement that ended REPLACED, and one that replaces without saying what: the same when there is one of each. The times
    /// of a story are all within the delay.
    /// </summary>
    private static string[] UnnamedReplacement(IReadOnlyCollection<Message> messages) =>
        (Replaced(messages), Replacing(messages)) is ([var old], [var replacement]) ? [old, replacement] : [];

    private static List<string> Replaced(IReadOnlyCollection<Message> messages) =>
    [
        .. messages.Where(message => message.Status == "REPLACED").Select(message => message.Agreement!).Distinct()
            .Where(old => HasProduct(old, messages) && messages.All(message => message.PreviousAgreement != old)),
    ];

    private static List<string> Replacing(IReadOnlyCollection<Message> messages) =>
    [
        .. messages.Where(message => message.Intent == "REPLACE").Select(message => message.Agreement!).Distinct()
            .Where(replacement => HasProduct(replacement, messages) && messages.All(message => message.Agreement != replacement || message.PreviousAgreement is null)),
    ];

    /// <summary>AWS has named the product that was agreed on; not every event does.</summary>
    private static bool HasProduct(string agreement, IReadOnlyCollection<Message> messages) =>
        messages.Any(message => message.Agreement == agreement && message.NamesProduct);
}
