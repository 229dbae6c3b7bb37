using System.Globalization;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Scale;

/// <summary>What it costs to bring the workspaces of an account back. LIFECYCLE_SCALE says how many there are.</summary>
[Collection(nameof(Alone))]
public sealed class TeardownCostTests(ITestOutputHelper output)
{
    private const double Tolerance = 0.05;

    /// <summary>Slow enough that ten thousand workspaces need several invocations.</summary>
    private static readonly TimeSpan CallTime = TimeSpan.FromMilliseconds(40);

    [Fact]
    public async Task The_cost_of_a_workspace_does_not_grow_with_their_number()
    {
        var small = await MeasureAsync(LargeAccount.Small);
        var large = await MeasureAsync(LargeAccount.Large);

        Assert.InRange(large.Calls / small.Calls, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange(large.WriteUnits / small.WriteUnits, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange((double)large.LongestAnswer / small.LongestAnswer, 1 - Tolerance, 1 + Tolerance);
        Assert.True(large.Invocations >= 2, "All workspaces went back in one invocation: the test must be slower.");
    }

    private async Task<Cost> MeasureAsync(int workspaces)
    {
        using var system = await LargeAccount.DueAsync(workspaces, CallTime);
        var (before, callsBefore) = (system.Table.Figures, system.Gate.Count);
        await system.SettleAsync();
        var after = system.Table.Figures;

        Assert.DoesNotContain(system.Table.Items, item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));
        Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal(("ExpenseCenter", 2L), (one.Method, one.Version)));
        var mail = Assert.Single(system.Mails, mail => mail.Kind == "Unsubscribed");
        Assert.Contains(workspaces.ToString("N0", CultureInfo.InvariantCulture), mail.Text, StringComparison.Ordinal);
        Assert.Empty(system.DeadLetters);

        var orders = system.Gate.Calls.Skip(callsBefore)
            .Count(call => call is { Function: "Subscriptions", Service: "SQS", Operation: "SendMessage" });
        var cost = new Cost(
            (double)(after.Calls - before.Calls) / workspaces, (double)(after.WriteUnits - before.WriteUnits) / workspaces,
            after.LongestAnswer, orders + 1);
        output.Figure(string.Create(
            CultureInfo.InvariantCulture,
            $"{workspaces} workspaces: {cost.Calls:F3} DynamoDB calls and {cost.WriteUnits:F3} write units each, longest answer {cost.LongestAnswer} bytes, {cost.Invocations} invocations."));
        return cost;
    }

    private sealed record Cost(double Calls, double WriteUnits, int LongestAnswer, int Invocations);
}
