using System.Collections.Concurrent;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>Holds disturbed runs of a story against the undisturbed one.</summary>
internal sealed class Comparison(Story story, Outcome undisturbed)
{
    private readonly ConcurrentBag<string> differences = [];
    private int mailsSentAgain;

    /// <summary>How often SES got a mail again, over all runs.</summary>
    public int MailsSentAgain => mailsSentAgain;

    public IReadOnlyCollection<string> Differences => differences;

    public static async Task<Comparison> OfAsync(Story story, IEnumerable<Disturbance> disturbances, Outcome undisturbed)
    {
        var comparison = new Comparison(story, undisturbed);
        await Parallel.ForEachAsync(
            disturbances, TestContext.Current.CancellationToken, async (disturbance, _) => await comparison.PlayAsync(disturbance));
        return comparison;
    }

    /// <summary>Fails with the first of them.</summary>
    public void Hold() => Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal).Take(20)));

    private async Task PlayAsync(Disturbance disturbance)
    {
        try
        {
            var outcome = await disturbance.PlayAsync(story);
            Interlocked.Add(ref mailsSentAgain, outcome.State.MailsSentAgain);
            if (Difference(outcome, disturbance) is { } difference)
            {
                differences.Add($"{disturbance}: {difference}");
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            differences.Add($"{disturbance}: {failure}");
        }
    }

    private string? Difference(Outcome outcome, Disturbance disturbance)
    {
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
            Fault.FailBefore or Fault.KillBefore or Fault.Throttle => isNote,
            _ => false,
        };
    }
}
