using System.Globalization;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>Every subscription there ever was, in the order they were made.</summary>
public sealed class SubscriptionBook
{
    private readonly Lock gate = new();
    private readonly List<Subscription> entries = [];

    public IReadOnlyList<Subscription> All
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public Subscription? Find(string id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>Enters a new subscription under the next free id.</summary>
    public Subscription Add(Func<string, Subscription> make)
    {
        lock (gate)
        {
            var made = make("s" + (entries.Count + 1).ToString(CultureInfo.InvariantCulture));
            entries.Add(made);
            return made;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    /// <summary>Replaces a subscription, if it is still as it was read.</summary>
    /// <returns>False when someone else changed it meanwhile.</returns>
    public bool TryReplace(Subscription read, Subscription changed)
    {
        lock (gate)
        {
            var index = entries.IndexOf(read);
            if (index < 0)
            {
                return false;
            }

            entries[index] = changed;
            return true;
        }
    }
}
