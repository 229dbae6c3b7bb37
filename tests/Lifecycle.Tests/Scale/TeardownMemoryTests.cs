using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Scale;

/// <summary>
/// What the function itself holds while it works. The table and the queues are in the same process, so each sample is a
/// difference: what is alive while the function stands before a transaction, less what is alive once it was killed there, with
/// the table unchanged in between. The message that it worked on comes again, so the work goes on to its end.
/// </summary>
[Collection(nameof(Alone))]
public sealed class TeardownMemoryTests(ITestOutputHelper output)
{
    private const double Growth = 1.10;
    private const int MaxRuns = 4;

    /// <summary>Transactions before which a sample is taken, as parts of all; a message bears no more than four killed deliveries.</summary>
    private static readonly double[] Marks = [0, 0.33, 0.66, 1];

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_workspaces()
    {
        // The first run fills what the process keeps for good: compiled code, caches of the SDK.
        await HeldAsync(LargeAccount.Small / 10);
        var small = (await HeldAsync(LargeAccount.Small)).Max();
        var most = (long)(small * Growth);
        var large = await HeldAsync(LargeAccount.Large);

        // The framework's array pool frees old buffers between two counts, at random marks: that looks like memory of the function. What
        // the function really holds is there at the same mark in every run.
        for (var run = 1; run < MaxRuns && large.Max() > most; run++)
        {
            large = [.. large.Zip(await HeldAsync(LargeAccount.Large), Math.Min)];
        }

        Assert.InRange(large.Max(), 1, most);
    }

    /// <returns>Bytes that the function holds at each mark.</returns>
    private async Task<IReadOnlyList<long>> HeldAsync(int workspaces)
    {
        using var system = await LargeAccount.DueAsync(workspaces, TimeSpan.Zero);
        var transactions = workspaces / Settlement.Decisions.Decision.MaxWorkspaces;
        var marks = new Queue<int>(Marks.Select(part => (int)(part * transactions)));
        var samples = new List<long>();
        var (passed, alive) = (0, 0L);
        system.Gate.Judge = call =>
        {
            if (call is not { Function: "Subscriptions", Operation: "TransactWriteItems" })
            {
                return null;
            }

            if (!marks.TryPeek(out var mark) || passed < mark)
            {
                passed++;
                return null;
            }

            marks.Dequeue();
            alive = Alive();
            return Fault.KillBefore;
        };
        while (await WorkOnAsync(system))
        {
            if (alive > 0)
            {
                samples.Add(alive - Alive());
                alive = 0;
            }
        }

        Assert.Equal((Marks.Length, transactions + 1), (samples.Count, passed));
        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));
        output.Figure($"{workspaces} workspaces: the function holds at most {samples.Max()} bytes, of samples {string.Join(", ", samples)}.");
        return samples;
    }

    /// <summary>One invocation; afterwards nothing of a killed process is left, the timer of its deadline included.</summary>
    private static async Task<bool> WorkOnAsync(InMemorySystem system)
    {
        if (system.Notices.NextAt is not { } next)
        {
            return false;
        }

        system.Time.Advance(next - system.Time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        await system.InvokeSubscriptionsAsync();
        system.Subscriptions.Kill();
        system.Time.Advance(TimeSpan.FromMinutes(2));
        return true;
    }

    private static long Alive()
    {
        for (var time = 0; time < 3; time++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
