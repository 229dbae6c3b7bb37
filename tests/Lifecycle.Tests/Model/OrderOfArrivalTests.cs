using System.Diagnostics;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>The pure rule, against the oracle. A story is known by its number.</summary>
public sealed class OrderOfArrivalTests(ITestOutputHelper output)
{
    private const int OrdersOfAStory = 4;
    private static readonly long Sequences = Amount.Of("LIFECYCLE_SEQUENCES", 120_000);
    private static readonly long First = Amount.Of("LIFECYCLE_FIRST_STORY", 1);

    [Fact]
    public void Messages_in_any_order_and_repeated_end_as_the_oracle_says()
    {
        var (began, notices, subscriptions, unclear) = (Stopwatch.GetTimestamp(), 0L, 0L, 0L);
        Tell(Sequences / OrdersOfAStory, (story, name, dice) =>
        {
            var trial = new Trial(name, story, Observation.Complaint);
            Interlocked.Add(ref subscriptions, trial.Expected.Count);
            Interlocked.Add(ref unclear, Oracle.IsUnclear(story) ? 1 : 0);
            for (var order = 0; order < OrdersOfAStory; order++)
            {
                var sequence = Order.Any(story, dice);
                Interlocked.Add(ref notices, sequence.Length);
                trial.Hold(sequence);
            }
        });
        output.Figure(
            $"{Sequences:N0} sequences of {Sequences / OrdersOfAStory:N0} stories ({unclear:N0} of them unclear) with {subscriptions:N0} subscriptions, "
            + $"{notices:N0} notices, {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
    }

    [Fact]
    public void Every_order_of_a_short_story_ends_as_the_oracle_says()
    {
        var sequences = 0L;
        Tell(Sequences / 400, (story, name, dice) =>
        {
            var few = dice.Shuffle(story).Take(6).ToArray();
            var trial = new Trial(name, few, Observation.Complaint);
            foreach (var sequence in Order.Every(few))
            {
                Interlocked.Increment(ref sequences);
                trial.Hold(sequence);
            }
        });
        output.Figure($"{sequences:N0} sequences");
    }

    [Fact]
    public void Deleting_ended_accounts_at_any_moment_changes_no_status()
    {
        var sequences = 0L;
        Tell(Sequences / 10, (story, name, dice) =>
        {
            // A buyer who arrives after a deletion begins anew, which no oracle of AWS's words can know.
            var notices = story.Where(message => message.IsNotice).ToArray();
            if (notices.Length > 0)
            {
                Interlocked.Increment(ref sequences);
                Message[] all = [.. notices, new Message(Message.WeDelete, 0)];
                new Trial(name, all, Observation.ComplaintAfterDeletions).Hold(
                    [.. Order.Any(notices, dice).SelectMany(message => dice.Once(3) ? (Message[])[message, all[^1]] : [message])]);
            }
        });
        output.Figure($"{sequences:N0} sequences");
    }

    [Fact]
    public void A_repeated_notice_changes_nothing() =>
        Tell(Sequences / 100, (story, _, _) =>
        {
            var notices = story.Where(message => message.IsNotice).ToArray();
            var reading = new Reading(notices);
            var world = reading.Play(notices);
            var (before, lines, messages) = (Observation.Of(world.Living), world.History.Count, world.Outbox.Count);
            reading.Play(notices, world);
            Assert.Equal(before, Observation.Of(world.Living));
            Assert.Equal((lines, messages), (world.History.Count, world.Outbox.Count));
        });

    private static void Tell(long stories, Action<Message[], string, Dice> check) =>
        Parallel.For(First, First + stories, number => check(Story.Number((ulong)number), $"story {number}", new Dice(~(ulong)number)));
}
