using CsCheck;
using Guance.Serverless.Sandbox.Console.ExpenseCenter;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class SettlementVersionTests
{
    /// <summary>Late and repeated calls are harmless: what counts is the first call with the highest version.</summary>
    [Fact]
    public void The_highest_version_wins_in_any_order() =>
        Gen.Select(Gen.Bool.Select(aws => aws ? "Aws" : "ExpenseCenter"), Gen.Long[1, 5]).List[1, 12].Sample(calls =>
        {
            using var center = new ExpenseCenterState(TimeProvider.System);
            var workspace = center.WorkspacesOf("alice")[0];
            foreach (var (method, version) in calls)
            {
                center.Settle(workspace.Site, workspace.Id, method, version, cloudAccount: null);
            }

            var highest = calls.Max(call => call.Item2);
            var now = center.FindWorkspace(workspace.Site, workspace.Id);
            Assert.NotNull(now);
            Assert.Equal(highest, now.Version);
            Assert.Equal(calls.First(call => call.Item2 == highest).Item1, now.Method);
        });
}
