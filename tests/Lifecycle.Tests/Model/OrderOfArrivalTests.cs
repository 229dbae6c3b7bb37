using System.Diagnostics;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>The pure rule, against the oracle.</summary>
public sealed class OrderOfArrivalTests(ITestOutputHelper output)
{
    private const int OrdersOfAStory = 4;

    /// <summary>How many sequences, and with which story they begin.</summary>
    private static readonly long Sequences = Amount.Of("LIFECYCLE_SEQUENCES", 120_000);

    private static readonly long First = Amount.Of("LIFECYCLE_FIRST_STORY", 1);

    [Fact]
    public void Any_order_with_repetitions_ends_as_the_oracle_says()
    {
        var (began, notices, subscriptions) = (Stopwatch.GetTimestamp(), 0L, 0L);
        Parallel.For(First, First + (Sequences / OrdersOfAStory), number =>
        {
            var story = Story.Number((ulong)number);
            var (expected, reading, dice) = (Oracle.Expect(story), new Reading(story), new Dice(~(ulong)number));
            Interlocked.Add(ref subscriptions, expected.Count);
            for (var order = 0; order < OrdersOfAStory; order++)
            {
                var sequence = Order.Any(story, dice);
                Interlocked.Add(ref notices, sequence.Length);
                Hold(Observation.Complaint(reading.Play(sequence), expected, story), sequence, $"story {number}");
            }
        });
        output.WriteLine(
            $"{Sequences:N0} sequences of {Sequences / OrdersOfAStory:N0} stories with {subscriptions:N0} subscriptions, "
            + $"{notices:N0} notices, {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
    }

    [Fact]
    public void Every_order_of_a_short_story_ends_as_the_oracle_says()
    {
        var sequences = 0L;
        Parallel.For(First, First + (Sequences / 400), number =>
        {
            var story = new Dice((ulong)number).Shuffle(Story.Number((ulong)number)).Take(6).ToArray();
            var (expected, reading) = (Oracle.Expect(story), new Reading(story));
            foreach (var sequence in Order.Every(story))
            {
                Interlocked.Increment(ref sequences);
                Hold(Observation.Complaint(reading.Play(sequence), expected, story), sequence, $"first six of story {number}");
            }
        });
        output.WriteLine($"{sequences:N0} sequences");
    }

    [Fact]
    public void Deleting_what_has_ended_at_any_moment_changes_no_status() =>
        Parallel.For(First, First + (Sequences / 20), number =>
        {
            var story = Story.Number((ulong)number);
            var (dice, reading) = (new Dice(~(ulong)number), new Reading(story));
            var sequence = Order.Any(story, dice).Where(message => message.Name != Message.BuyerArrives).ToArray();
            var expected = Oracle.Expect(sequence);
            var world = new World();
            foreach (var message in sequence)
            {
                reading.Play(world, message);
                _ = dice.Once(2) ? world.TearDown() : world;
            }

            foreach (var name in world.Names)
            {
                var account = world.By(name);
                Assert.Equal(expected[name.Value].Status, account.Find(name)!.Status.ToString());
                Assert.True(account.DeletedAt is null || expected[name.Value].Status == "Ended", Message.Tell(sequence));
            }
        });

    [Fact]
    public void A_notice_that_comes_again_changes_nothing() =>
        Parallel.For(First, First + (Sequences / 100), number =>
        {
            var story = Story.Number((ulong)number).Where(message => message.Name != Message.BuyerArrives).ToArray();
            var reading = new Reading(story);
            var world = reading.Play(story);
            var (before, lines, messages) = (Observation.Of(world.Living), world.History.Count, world.Outbox.Count);
            foreach (var message in story)
            {
                reading.Play(world, message);
            }

            Assert.Equal(before, Observation.Of(world.Living));
            Assert.Equal((lines, messages), (world.History.Count, world.Outbox.Count));
        });

    private static void Hold(string? complaint, Message[] sequence, string name)
    {
        if (complaint is not null)
        {
            var shortest = Shortest.Of(sequence, shorter => Complain(shorter) is not null);
            Assert.Fail($"{name}: {complaint}\nin\n{Message.Tell(sequence)}\nshortest:\n{Message.Tell(shortest)}\n{Complain(shortest)}");
        }
    }

    private static string? Complain(Message[] sequence)
    {
        var story = sequence.Distinct().ToArray();
        return Observation.Complaint(new Reading(story).Play(sequence), Oracle.Expect(story), story);
    }
}
