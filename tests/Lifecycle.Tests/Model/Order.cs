namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Orders in which the messages of a story may arrive.</summary>
internal static class Order
{
    /// <summary>Any order, or nearly AWS's own; some messages come twice or more.</summary>
    public static Message[] Any(IReadOnlyList<Message> story, Dice dice)
    {
        var again = Enumerable.Range(0, dice.Roll((story.Count / 2) + 2)).Select(_ => story[dice.Roll(story.Count)]);
        var all = story.Concat(again).ToList();
        var nearly = dice.Once(3);
        return nearly
            ? [.. all.Select(message => (Arrival: message.Minute + dice.Roll(4), message)).OrderBy(one => one.Arrival).Select(one => one.message)]
            : dice.Shuffle(all);
    }

    public static IEnumerable<T[]> Every<T>(T[] all) => all.Length <= 1
        ? [all]
        : all.SelectMany((first, index) => Every<T>([.. all[..index], .. all[(index + 1)..]]).Select(rest => (T[])[first, .. rest]));
}
