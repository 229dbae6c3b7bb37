namespace Guance.Serverless.Lifecycle.Tests.InMemory;

/// <summary>Time passes for a system, and what becomes due is worked on.</summary>
internal static class PassingTime
{
    /// <summary>Queues that are not empty after so long never will be.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromDays(30);

    /// <summary>Works, and lets time pass to whatever is due next, until both queues are empty.</summary>
    public static async Task SettleAsync(this InMemorySystem system)
    {
        for (var until = system.Time.GetUtcNow() + Timeout; ;)
        {
            await system.WorkAsync();
            if (NextAt(system) is not { } next)
            {
                return;
            }

            if (next > until)
            {
                throw new TimeoutException($"The queues are not empty after {Timeout}.");
            }

            if (next - system.Time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                system.Time.Advance(wait);
            }
        }
    }

    /// <summary>So much time passes, and what is due meanwhile is worked on.</summary>
    public static async Task PassAsync(this InMemorySystem system, TimeSpan time)
    {
        for (var until = system.Time.GetUtcNow() + time; ;)
        {
            await system.WorkAsync();
            var now = system.Time.GetUtcNow();
            if (now >= until)
            {
                return;
            }

            var next = NextAt(system) ?? until;
            system.Time.Advance((next < until && next > now ? next : until) - now);
        }
    }

    /// <summary>Time passes until Subscriptions is to get its next message, which there must be.</summary>
    public static void AdvanceToNextNotice(this InMemorySystem system) => system.Time.Advance(system.Notices.NextAt!.Value - system.Time.GetUtcNow());

    /// <summary>Subscriptions works, and time passes, until no more than so many workspaces of all accounts are bound.</summary>
    public static async Task TearDownAsync(this InMemorySystem system, int left)
    {
        while (system.CountBindings() > left)
        {
            if (!await system.InvokeSubscriptionsAsync())
            {
                system.AdvanceToNextNotice();
            }
        }
    }

    /// <summary>How many workspaces are bound, of all accounts.</summary>
    public static int CountBindings(this InMemorySystem system) => system.Table.Count("ACCOUNT#", "WORKSPACE#");

    /// <summary>When the next message of either queue can be delivered; null when both are empty.</summary>
    private static DateTimeOffset? NextAt(InMemorySystem system) => new[] { system.Notices.NextAt, system.OutboxQueue.NextAt }.Min();
}
