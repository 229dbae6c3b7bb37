using Guance.Serverless.Fakes.Tables;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>What the table's rows say, read without the store's help.</summary>
internal sealed class Ledger
{
    private readonly IReadOnlyList<StoredItem> items;
    private readonly Dictionary<string, StoredItem> accounts;

    public Ledger(IReadOnlyList<StoredItem> items)
    {
        this.items = items;
        accounts = items.Where(item => item.Sort == "ACCOUNT").ToDictionary(item => item.Partition);
    }

    /// <summary>Each binding: the workspace, and the partition of the account that it is bound to.</summary>
    public IEnumerable<(string Workspace, string Account)> Bindings =>
        items.Where(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal))
            .Select(item => (item.Sort, item.Partition));

    /// <summary>Who pays for each workspace by its own row: the partition of an account, or null for the Expense Center account.</summary>
    public Dictionary<string, string?> Payers => items.Where(item => item.Sort == "SETTLEMENT")
        .ToDictionary(item => item.Partition, item => item.Text("account") is { } account ? $"ACCOUNT#{account}" : null);

    /// <summary>All rows, for a comparison.</summary>
    public string Text => string.Join('\n', items.Select(item => item.Attributes.ToJsonString()).Order(StringComparer.Ordinal));

    public string Status(string account) => accounts[account].Text("status")!;

    public SortedDictionary<string, Fate> Fates()
    {
        var fates = new SortedDictionary<string, Fate>(StringComparer.Ordinal);
        foreach (var together in Subscriptions.GroupBy(one => one.Account))
        {
            var status = Status(together.Key) is "Deleted" ? Fate.Gone : Status(together.Key);
            var group = together.Select(one => one.Name).Min(StringComparer.Ordinal)!;
            foreach (var subscription in together)
            {
                fates.Add(subscription.Name, new Fate(subscription.Status, subscription.Terms, status, group));
            }
        }

        return fates;
    }

    /// <summary>Each name with the partition that it leads to and the status it has there.</summary>
    public IEnumerable<(string Name, string Account, string? Status)> Aliases =>
        from alias in items.Where(item => item.IsIn("ALIAS#") && !item.IsIn("ALIAS#Buyer#"))
        let account = Follow($"ACCOUNT#{alias.Text("account")}")
        let name = Name(alias.Partition["ALIAS#".Length..])
        select (name, account, Subscriptions.FirstOrDefault(one => one.Account == account && one.Name == name).Status);

    /// <summary>The account to which that one leads after all merges.</summary>
    public string Follow(string account) =>
        accounts[account].Text("mergedInto") is { } into ? Follow($"ACCOUNT#{into}") : account;

    public int Count(string historyEvent) => History.Count(line => line == historyEvent);

    /// <summary>How often each notice is recorded, in histories or at agreements whose account is not known.</summary>
    public Dictionary<string, int> Recorded() => items
        .Where(item => item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal) && item.Text("event")?.StartsWith("Notice", StringComparison.Ordinal) is true)
        .Select(item => item.Text("notice")!)
        .Concat(items.Where(item => item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal)).SelectMany(Waited))
        .Concat(items.Where(item => item.Sort == "AGREEMENT")
            .SelectMany(item => item.Maps("unfiled")).Select(line => line.Text("notice")!))
        .GroupBy(id => id).ToDictionary(same => same.Key, same => same.Count());

    private IEnumerable<(string Account, string Name, string Status, string Terms)> Subscriptions =>
        from account in accounts.Values
        from one in account.Maps("subscriptions")
        select (account.Partition, Name(one.Text("id")!), one.Text("status")!, Terms(one));

    private IEnumerable<string> History =>
        items.Where(item => item.Sort.StartsWith("HISTORY#", StringComparison.Ordinal)).Select(item => item.Text("event")).OfType<string>();

    private static string Terms(StoredMap subscription) => Fate.TermsOf(
        subscription.Map("offer")?.Text("value"), subscription.Text("term")?.Split('/')[1] is { } ends ? ends[..Math.Min(ends.Length, 10)] : null);

    private static string Name(string id) => id[(id.IndexOf('#', StringComparison.Ordinal) + 1)..];

    /// <summary>Notices that waited at an agreement until its account was known.</summary>
    private static IEnumerable<string> Waited(StoredItem history) => history.Maps("entries").Select(line => line.Text("notice")!);
}
