using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>
/// What a story has come to, in lines that two runs have in common when they came to the same: without times of ours, and with
/// names instead of the ids that are made anew in every run.
/// </summary>
internal sealed class FinalState
{
    /// <summary>Our own times and counters; and what a workspace's settlement counts is compared at the Expense Center.</summary>
    private static readonly HashSet<string> Ours =
        ["PK", "SK", "at", "boundAt", "teardownSince", "meteringEndedAt", "deletedAt", "expiresAt", "lastChoiceAt", "openedAt", "merged", "GSI1SK"];

    /// <summary>
    /// Whether two accounts had to become one depends on which notice came first, and how often a buyer came on how often they clicked.
    /// </summary>
    private static readonly HashSet<string> Passing = ["Merged", "WorkspacesMoved", "BuyerArrived"];

    private readonly Dictionary<string, string> names;

    private FinalState(InMemorySystem system)
    {
        var items = system.Table.Items;
        var merged = items.Where(item => item.Text("mergedInto") is not null)
            .ToDictionary(item => item.Partition["ACCOUNT#".Length..], item => item.Text("mergedInto")!);
        names = items.Where(item => item.IsIn("ALIAS#"))
            .GroupBy(item => Follow(item.Text("account")!))
            .ToDictionary(group => group.Key, group => $"account of {group.Select(item => item.Partition).Min(StringComparer.Ordinal)}");
        foreach (var account in merged.Keys)
        {
            names[account] = names[Follow(account)];
        }

        Lines =
        [
            .. items.Where(item => !IsBookkeeping(item) && item.Sort != "HISTORY" && !item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal)
                && !merged.ContainsKey(item.Partition.Split('#')[^1])).Select(Row).Order(StringComparer.Ordinal),
            .. items.Where(item => item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal)).SelectMany(History).Order(StringComparer.Ordinal),
            .. items.Where(item => item.IsIn("ORDER#")).Select(order => Order(order, items)).Order(StringComparer.Ordinal),
            .. system.ExpenseCenter.Workspaces.Values.Select(Center).Order(StringComparer.Ordinal),
            .. system.Mails.DistinctBy(mail => mail.OutboxItem).Select(Mail).Order(StringComparer.Ordinal),
        ];
        Left =
        [
            .. items.Where(item => item.IsIn("OUTBOX#") && item.Text("doneAt") is null).Select(item => $"not carried out: {item.Attributes.ToJsonString()}"),
            .. system.DeadLetters.Select(letter => $"dead letter: {letter.Body}"),
        ];
        MailsSentAgain = system.Mails.Count - system.Mails.DistinctBy(mail => mail.OutboxItem).Count();

        // Which of two accounts survives, and which an alias names, depends on the order of what was heard.
        string Follow(string account) => merged.TryGetValue(account, out var into) ? Follow(into) : account;
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>What was decided and not carried out, and messages that were given up.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>How often SES got a mail that it had before.</summary>
    public int MailsSentAgain { get; }

    public static FinalState Of(InMemorySystem system) => new(system);

    private static bool IsBookkeeping(StoredItem item) =>
        item.IsIn("NOTICE#") || item.IsIn("CLAIM#") || item.IsIn("OUTBOX#") || item.IsIn("WEBKEYS") || item.IsIn("SWEEP") || item.IsIn("WATCHED") || item.IsIn("FINALUSAGE")
        || item.IsIn("ORDER#") || item.IsIn("PARTS#");

    private string Row(StoredItem item)
    {
        // How often an account or an agreement was written depends on the order of what was heard; a settlement's version must not.
        var left = item.Attributes.Where(attribute => !Ours.Contains(attribute.Key)
            && (attribute.Key != "version" || item.Sort == "SETTLEMENT"));
        return Named($"{item.Partition} {item.Sort}: "
            + string.Join(", ", left.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={Value(item, one.Key)}")));
    }

    /// <summary>Subscriptions are listed as they were heard; of former payers only the sequence counts, not the moments.</summary>
    private static string Value(StoredItem item, string name) => name switch
    {
        "subscriptions" => string.Join("; ", item.Maps(name).Select(Subscription).Order(StringComparer.Ordinal)),
        "former" => string.Join("; ", item.Maps(name).Select(one => one.Text("account") ?? "the Expense Center account")),
        _ => item.Attributes[name]!.ToJsonString(),
    };

    /// <summary>Without the moment at which it came here from a merged account.</summary>
    private static string Subscription(StoredMap subscription)
    {
        var attributes = subscription.Attributes.DeepClone().AsObject();
        attributes.Remove("joinedAt");
        return attributes.ToJsonString();
    }

    /// <summary>
    /// Each notice once, whether it moved anything or not, which depends on the order of arrival; each workspace once that was bound
    /// or went back, in whichever transaction.
    /// </summary>
    private IEnumerable<string> History(StoredItem item)
    {
        if (item.Text("event") is not { } what)
        {
            return item.Maps("entries").Select(line => $"history: notice {line.Text("notice")}: {line.Text("detail")}");
        }

        var workspaces = item.Attributes["workspaces"]?["L"]?.AsArray() ?? [];
        return Passing.Contains(what) ? []
            : item.Text("notice") is { } notice ? [$"history: notice {notice}: {item.Text("detail")}"]
            : workspaces.Count == 0 ? [Named($"history: {item.Partition} {what} by {item.Text("by")}")]
            : workspaces.Select(one => Named($"history: {item.Partition} {what} by {item.Text("by")}: {one!.ToJsonString()}"));
    }

    /// <summary>Without the parts that a click stored whose order was not stored.</summary>
    private string Order(StoredItem order, IReadOnlyList<StoredItem> items)
    {
        var body = JsonNode.Parse(order.Text("body")!)!;
        var outcomes = items.Where(item => item.Partition == $"PARTS#{body["partsId"]}").Select(item => JsonNode.Parse(item.Text("body")!)!["outcomes"]!.ToJsonString());
        return Named($"order: {body["kind"]!} {body["account"]!} {body["count"]!} {body["finished"]!} {body["changed"]!}: {string.Join(", ", outcomes)}");
    }

    private string Center(CenterWorkspace one) => Named($"Expense Center: {one}");

    /// <summary>Without the moment at which it was decided.</summary>
    private string Mail(ReceivedMail mail) => Named($"mail: {mail.Kind} to {string.Join(", ", mail.To)}: {mail.Subject}\n"
        + string.Join('\n', mail.Text.Split('\n').Where(line => !line.EndsWith(" UTC", StringComparison.Ordinal))));

    private string Named(string line) => names.Aggregate(line, (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal));
}
