using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Scale;

/// <summary>A cloud account that settles many workspaces, and whose subscription ends.</summary>
internal static class LargeAccount
{
    public static readonly int Small = (int)Amount.Of("LIFECYCLE_SCALE_SMALL", 1_000);
    public static readonly int Large = (int)Amount.Of("LIFECYCLE_SCALE", 10_000);

    private static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    /// <summary>
    /// The account has its workspaces, and the last sign of the end has come: the teardown is due now. What the Expense Center
    /// should have been told of the bindings is left out: it is not what is measured.
    /// </summary>
    public static async Task<InMemorySystem> DueAsync(int workspaces, TimeSpan callTime)
    {
        var system = InMemorySystem.Create(new TestSystemOptions { CallDuration = callTime, KeepLog = false });
        var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, workspaces).Select(number => InMemoryExpenseCenter.Key(number)));
        await system.DeliverAsync(Notices.LicenceUpdated(Buyer, "updated", system.Time.GetUtcNow()));
        await system.ArriveAsync(Buyer);
        var choice = Ulid.NewUlid(system.Time.GetUtcNow());
        while (!await RegisterAsync(system, keys, choice))
        {
            // What the request had no time for, the next one goes on with.
        }

        system.OutboxQueue.Purge();
        await system.UnsubscribeAsync(Buyer, "deprovisioned");
        system.AdvanceToNextNotice();
        return system;
    }

    /// <returns>Whether all are bound.</returns>
    private static async Task<bool> RegisterAsync(InMemorySystem system, IReadOnlyList<WorkspaceKey> keys, Ulid choice)
    {
        var order = Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", keys, choice)).Order;
        Assert.Equal(0, order.NotChanged);
        return order.DoneAt is not null;
    }
}
