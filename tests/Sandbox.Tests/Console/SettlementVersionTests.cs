using CsCheck;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class SettlementVersionTests
{
    /// <summary>Late and repeated calls are harmless: what counts is the first call with the highest version.</summary>
    [Fact]
    public void The_highest_version_wins_in_any_order() =>
        Gen.Select(Gen.Bool.Select(aws => aws ? "Aws" : "ExpenseCenter"), Gen.Long[1, 5]).List[1, 12].Sample(calls =>
        {
            var center = new InMemoryExpenseCenter();
            var workspace = Assert.Single(center.Own("alice", InMemoryExpenseCenter.Key(1)));
            foreach (var (method, version) in calls)
            {
                center.Settle(new SettlementRequest(method, []), new SettledWorkspace(workspace.Site, workspace.Id, version));
            }

            var highest = calls.Max(call => call.Item2);
            var now = center.FindWorkspace(workspace.Site, workspace.Id);
            Assert.NotNull(now);
            Assert.Equal(highest, now.Version);
            Assert.Equal(calls.First(call => call.Item2 == highest).Item1, now.Method);
        });
}
