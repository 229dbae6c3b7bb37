using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Races;

/// <summary>A buyer binds while AWS ends the subscription. LIFECYCLE_UNSUBSCRIBE_RACES says how often.</summary>
public sealed class UnsubscribeRaceTests(ITestOutputHelper output)
{
    /// <summary>More than one transaction takes, so that the end can come between two.</summary>
    private const int Workspaces = Decision.MaxWorkspaces + 5;

    private static readonly int Rounds = (int)Amount.Of("LIFECYCLE_UNSUBSCRIBE_RACES", 200);

    [Fact]
    public async Task Binding_during_an_unsubscription_leaves_no_workspace_bound()
    {
        var (all, some, none, closed) = (0, 0, 0, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            using var system = InMemorySystem.Create(new TestSystemOptions { InterleavingSeed = round, TeardownDelay = TimeSpan.Zero });
            switch (await RaceAsync(system, round))
            {
                case ConfirmOutcome.Confirmed confirmed:
                    var workspaces = await system.OutcomesAsync(confirmed);
                    Assert.All(
                        workspaces.Where(one => !one.IsInForce),
                        one => Assert.IsType<PayerVerdict.AccountClosed>(Assert.IsType<PayerResult.Refused>(one.Result).Reason));
                    _ = workspaces.Count(one => one.IsInForce) switch { Workspaces => all++, 0 => none++, _ => some++ };
                    break;
                case ConfirmOutcome.Closed:
                    closed++;
                    break;
                case var other:
                    Assert.Fail($"Round {round}: {other}");
                    break;
            }
        }

        output.Figure($"{Rounds} rounds: all bound first {all}, some {some}, linked but none {none}, closed before {closed}.");
        Assert.True(Rounds < 100 || (all > 0 && some > 0 && closed > 0), "The race always has the same winner: it is none.");
    }

    private static async Task<ConfirmOutcome> RaceAsync(InMemorySystem system, int round)
    {
        var buyer = RaceSteps.Licence(round);
        var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, Workspaces).Select(number => InMemoryExpenseCenter.Key(number)));
        var claim = await system.SubscribeAndArriveAsync(buyer);
        var starts = system.WaitForCallsAsync(round % 24);

        var confirming = system.RegisterAsync("alice", keys, claim);
        await Task.WhenAny(starts, confirming);
        await system.DeliverAsync(Notices.LicenceDeprovisioned(buyer, "deprovisioned", system.Time.GetUtcNow()));
        var outcome = await confirming;
        await system.SettleAsync();

        Assert.Empty(system.Bindings());
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
        Assert.All(keys, key =>
        {
            var (ours, theirs) = (system.Settlement(key), system.ExpenseCenter.Workspaces[key]);
            Assert.Equal(("ExpenseCenter", ours?.Number("version") ?? 0, null), (theirs.Method, theirs.Version, theirs.CloudAccount));
            Assert.True(ours is null || (ours.Text("method"), ours.Text("account")) == ("ExpenseCenter", null));
        });
        Assert.Empty(system.DeadLetters);
        return outcome;
    }
}
