using System.Collections.Concurrent;
using Guance.Serverless.Lifecycle.Tests.InMemory.Calls;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>
/// Every call to the outside in the life of a cloud account goes wrong once, in every way: it is not reached, its answer is lost, or
/// the process ends before or after it. Each time it all comes to the same.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly Fault[] Faults = Enum.GetValues<Fault>();

    /// <summary>Pairs of faults that are tried for each story, beyond every single one.</summary>
    private static readonly int Pairs = (int)Amount.Of("LIFECYCLE_CRASH_PAIRS", 50);

    public static TheoryData<string> Names => [.. Stories.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_goes_wrong_comes_to_the_same_and_nothing_is_lost_or_doubled(string name)
    {
        var story = Stories.All.Single(one => one.Name == name);
        var undisturbed = await new Disturbance().PlayAsync(story);
        Assert.Contains(undisturbed.State.Lines, line => line.Contains(story.End, StringComparison.Ordinal));
        Assert.Empty(undisturbed.State.Left);
        var differences = new ConcurrentBag<string>();
        var again = 0;
        var all = Single(undisturbed.Calls.Count).Concat(Two(name, undisturbed.Calls.Count)).ToList();
        await Parallel.ForEachAsync(all, TestContext.Current.CancellationToken, async (disturbance, _) =>
        {
            var outcome = await PlayAsync(disturbance, story);
            Interlocked.Add(ref again, outcome?.State.MailsSentAgain ?? 0);
            if (Difference(undisturbed, outcome, disturbance) is { } difference)
            {
                differences.Add($"{disturbance}: {difference}");
            }
        });

        output.Figure(
            $"{name}: {undisturbed.Calls.Count} calls, each with {Faults.Length} faults, and {Pairs} pairs of faults: {all.Count} runs, "
            + $"{differences.Count} came to something else; {again} times SES got a mail again");
        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal).Take(20)));

        async Task<Outcome?> PlayAsync(Disturbance disturbance, Story played)
        {
            try
            {
                return await disturbance.PlayAsync(played);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                differences.Add($"{disturbance}: {failure}");
                return null;
            }
        }
    }

    private static IEnumerable<Disturbance> Single(int calls) =>
        from call in Enumerable.Range(1, calls) from fault in Faults select new Disturbance((call, fault));

    /// <summary>The same ones at every run.</summary>
    private static IEnumerable<Disturbance> Two(string story, int calls)
    {
#pragma warning disable CA5394 // It chooses examples; it protects nothing.
        var random = new Random(story.Length);
        return Enumerable.Range(0, Pairs).Select(_ => new Disturbance(
            (random.Next(1, calls + 1), Faults[random.Next(Faults.Length)]), (random.Next(1, calls + 1), Faults[random.Next(Faults.Length)])));
#pragma warning restore CA5394
    }

    private static string? Difference(Outcome undisturbed, Outcome? outcome, Disturbance disturbance)
    {
        if (outcome is null)
        {
            return null;
        }

        // After the first fault a run may end before it reaches the second.
        var met = disturbance.Faults.Where(one => one.Call <= outcome.Calls.Count).ToList();
        var calls = string.Join(", ", met.Select(one => outcome.Calls[one.Call - 1]));
        var lost = undisturbed.State.Lines.Except(outcome.State.Lines).Select(line => $"\n  - {line}");
        var surplus = outcome.State.Lines.Except(undisturbed.State.Lines).Select(line => $"\n  + {line}");
        return !outcome.State.Lines.SequenceEqual(undisturbed.State.Lines) ? $"({calls}){string.Concat(lost.Concat(surplus))}"
            : outcome.State.Left.Count > 0 ? $"({calls}) {string.Join(", ", outcome.State.Left)}"
            : outcome.State.MailsSentAgain > met.Count(one => MayDouble(outcome.Calls, one.Call, one.Fault))
                ? $"({calls}) SES got a mail again"
            : null;
    }

    /// <summary>The one place where a mail may be sent again: between SES's answer and our note of it.</summary>
    private static bool MayDouble(IReadOnlyList<Call> calls, int number, Fault fault)
    {
        var isMail = calls[number - 1].Operation == "SendEmail";
        var isNote = number > 1 && calls[number - 2].Operation == "SendEmail";
        return fault switch
        {
            Fault.LoseAnswer or Fault.KillAfter => isMail,
            Fault.FailBefore or Fault.KillBefore => isNote,
            _ => false,
        };
    }
}
