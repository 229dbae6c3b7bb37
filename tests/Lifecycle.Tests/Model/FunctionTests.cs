using System.Diagnostics;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>The functions with their store, against the oracle.</summary>
public sealed class FunctionTests(ITestOutputHelper output)
{
    private static readonly long Sequences = Amount.Of("LIFECYCLE_FUNCTION_SEQUENCES", 400);
    private static readonly long First = Amount.Of("LIFECYCLE_FIRST_STORY", 1);
    private static readonly TimeSpan WithinTheDelay = TimeSpan.FromMinutes(5);

    [Fact]
    public Task Messages_in_any_order_within_the_teardown_delay_end_as_the_oracle_says() => TellAsync(Sequences / 2, async (order, dice) =>
    {
        using var played = new Played(dice);
        await played.PlayAsync(order, WithinTheDelay);
        if (Outcome.ComplaintBeforeTheDelay(played) is { } tooEarly)
        {
            return tooEarly;
        }

        await played.System.SettleAsync();
        return Outcome.Complaint(played, Distinct(order)) ?? await RepeatAsync(played, order);
    });

    [Fact]
    public Task Messages_that_arrive_after_the_deletion_leave_a_consistent_state() => TellAsync(Sequences / 4, async (order, dice) =>
    {
        using var played = new Played(dice);
        await played.PlayAsync(WithDeletions(order, dice), WithinTheDelay);
        await played.System.SettleAsync();
        return Outcome.ComplaintAfterDeletions(played, Distinct(order)) ?? await RepeatAsync(played, order);
    });

    /// <summary>Nothing that was heard before changes a single row.</summary>
    private static async Task<string?> RepeatAsync(Played played, Message[] order)
    {
        var before = played.Ledger.Text;
        await played.PlayAsync([.. order.Where(message => message.IsNotice).Reverse()], TimeSpan.FromDays(1));
        await played.System.SettleAsync();
        return before == played.Ledger.Text ? null : "notices that came again have changed something";
    }

    /// <summary>Waits, here and there, until all is done that is to be done. Buyers have come before.</summary>
    private static Message[] WithDeletions(Message[] order, Dice dice)
    {
        var delete = new Message(Message.WeDelete, 0);
        return
        [
            .. order.Where(message => !message.IsNotice),
            .. order.Where(message => message.IsNotice).SelectMany(message => dice.Once(3) ? (Message[])[message, delete] : [message]),
        ];
    }

    private async Task TellAsync(long sequences, Func<Message[], Dice, Task<string?>> complain)
    {
        var (began, messages) = (Stopwatch.GetTimestamp(), 0L);
        var numbers = AsyncEnumerable.Range((int)First, (int)sequences);
        await Parallel.ForEachAsync(numbers, TestContext.Current.CancellationToken, async (number, _) =>
        {
            var dice = new Dice(~(ulong)number);
            var order = Order.Any(WithBuyers(Story.Number((ulong)number), dice), dice);
            Interlocked.Add(ref messages, order.Length);
            if (await complain(order, new Dice((ulong)number)) is { } complaint && !Oracle.IsUnclear(Distinct(order)))
            {
                var shortest = await Shortest.OfAsync(order, async shorter =>
                    await complain(shorter, new Dice((ulong)number)) is not null && !Oracle.IsUnclear(Distinct(shorter)));
                Assert.Fail(
                    $"story {number}: {complaint}\nin\n{Message.Tell(order)}\nshortest:\n{Message.Tell(shortest)}\n{await complain(shortest, new Dice((ulong)number))}");
            }
        });
        output.Figure($"{sequences:N0} sequences with {messages:N0} messages, {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
    }

    /// <summary>For most subscriptions somebody comes and registers.</summary>
    private static Message[] WithBuyers(Message[] story, Dice dice) =>
    [
        .. story,
        .. story.Where(message => message.Subscription is not null).DistinctBy(message => message.Subscription).Where(_ => !dice.Once(4))
            .Select(message => new Message(Message.BuyerArrives, message.Minute) { Licence = message.Licence, Customer = message.Customer }),
    ];

    private static Message[] Distinct(Message[] order) => [.. order.Distinct()];
}
