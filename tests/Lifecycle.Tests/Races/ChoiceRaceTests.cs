using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Races;

/// <summary>An owner changes the settlement method while AWS ends a subscription. LIFECYCLE_CHOICE_RACES says how often.</summary>
public sealed class ChoiceRaceTests(ITestOutputHelper output)
{
    private static readonly int Rounds = (int)Amount.Of("LIFECYCLE_CHOICE_RACES", 100);
    private static readonly SubscriptionSample One = RaceSteps.Licence(1);
    private static readonly SubscriptionSample Other = RaceSteps.Licence(2);

    [Fact]
    public async Task When_the_chosen_account_ends_the_workspace_stays_where_it_was_or_goes_back()
    {
        var (refused, undone) = (0, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            using var system = Create(round);
            var (key, one, other) = await SettleAsync(system);
            switch (await RaceAsync(system, key, other, ends: Other, round))
            {
                case PayerResult.InForce:
                    undone++;
                    Agree(system, key, payer: null, version: 3);
                    Assert.Empty(system.Bindings());
                    break;
                case PayerResult.Refused(PayerVerdict.AccountClosed):
                    refused++;
                    Agree(system, key, one, version: 1);
                    Assert.Equal($"ACCOUNT#{one}", Assert.Single(system.Bindings()).Partition);
                    break;
                case var outcome:
                    Assert.Fail($"Round {round}: {outcome}");
                    break;
            }
        }

        output.Figure($"{Rounds} rounds: changed and undone {undone}, refused {refused}.");
        Assert.True(Rounds < 100 || (undone > 0 && refused > 0), "The race always has the same winner: it is none.");
    }

    [Fact]
    public async Task When_the_previous_account_ends_the_workspace_still_moves_to_the_chosen_one()
    {
        var (reverted, moved) = (0, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            using var system = Create(round);
            var (key, _, other) = await SettleAsync(system);
            Assert.Equal(new PayerResult.InForce(), await RaceAsync(system, key, other, ends: One, round));
            var version = system.Settlement(key)!.Number("version")!.Value;
            _ = version == 2 ? moved++ : reverted++;
            Agree(system, key, other, version);
            Assert.Equal($"ACCOUNT#{other}", Assert.Single(system.Bindings()).Partition);
        }

        output.Figure($"{Rounds} rounds: went straight over {moved}, by way of the Expense Center account {reverted}.");
        Assert.True(Rounds < 100 || (moved > 0 && reverted > 0), "The race always has the same winner: it is none.");
    }

    private static InMemorySystem Create(int round) =>
        InMemorySystem.Create(new TestSystemOptions { InterleavingSeed = round, TeardownDelay = TimeSpan.Zero });

    /// <summary>A workspace that the first of two accounts pays for.</summary>
    private static async Task<(WorkspaceKey Key, CloudAccountId One, CloudAccountId Other)> SettleAsync(InMemorySystem system)
    {
        var keys = system.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1));
        var one = await system.RegisterAsync("alice", keys, await system.SubscribeAndArriveAsync(One));
        var other = await system.RegisterAsync("alice", [], await system.SubscribeAndArriveAsync(Other));
        await system.SettleAsync();
        return (keys[0], Assert.IsType<ConfirmOutcome.Confirmed>(one).Order.Account, Assert.IsType<ConfirmOutcome.Confirmed>(other).Order.Account);
    }

    private static async Task<PayerResult> RaceAsync(
        InMemorySystem system, WorkspaceKey key, CloudAccountId chosen, SubscriptionSample ends, int round)
    {
        // Either the owner or AWS begins; the other one comes in after some calls.
        var starts = system.WaitForCallsAsync(round % 32);
        Task<PayerResult>? choosing = null;
        if (round % 2 == 0)
        {
            choosing = system.ChooseAsync("alice", key, chosen);
            await Task.WhenAny(starts, choosing);
        }

        var ending = system.DeliverAsync(Notices.LicenceDeprovisioned(ends, "deprovisioned", system.Time.GetUtcNow()));
        if (choosing is null)
        {
            await Task.WhenAny(starts, ending);
            choosing = system.ChooseAsync("alice", key, chosen);
        }

        await ending;
        var outcome = await choosing;
        await system.SettleAsync();
        Assert.Empty(system.DeadLetters);
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT" && item.Text("status") != "Active").Text("status"));
        return outcome;
    }

    /// <summary>The table and the Expense Center say the same.</summary>
    private static void Agree(InMemorySystem system, WorkspaceKey key, CloudAccountId? payer, long version)
    {
        var (ours, theirs) = (system.Settlement(key)!, system.ExpenseCenter.Workspaces[key]);
        Assert.Equal((payer?.ToString(), version), (ours.Text("account"), ours.Number("version")));
        Assert.Equal((payer?.ToString(), version), (theirs.CloudAccount?.Id, theirs.Version));
        Assert.Equal(payer is null ? "ExpenseCenter" : "Aws", theirs.Method);
    }
}
