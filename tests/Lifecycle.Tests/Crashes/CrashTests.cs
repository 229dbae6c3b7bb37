using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.Tables;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>
/// Every call to the outside in the life of a cloud account goes wrong once, in every way: it is not reached, its answer is lost, the
/// process ends before or after it, or DynamoDB refuses it. Each time it all comes to the same.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly string[] ExternalServices = ["DynamoDB", "Expense Center", "Marketplace", "SES", "SQS", "SSM"];

    /// <summary>A call that hangs is ended by Lambda, which kills the process: the same as <see cref="Fault.KillBefore"/>.</summary>
    private static readonly Fault[] Faults = [.. Enum.GetValues<Fault>().Where(fault => fault is not Fault.Hang)];

    /// <summary>Pairs of faults that are tried for each story, beyond every single one.</summary>
    private static readonly int Pairs = (int)Amount.Of("LIFECYCLE_CRASH_PAIRS", 50);

    public static TheoryData<string> Names => [.. Stories.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_failure_or_crash_at_any_call_leads_to_the_same_final_state(string name)
    {
        var story = Stories.All.Single(one => one.Name == name);
        var undisturbed = await new Disturbance().PlayAsync(story);
        Assert.Empty(undisturbed.State.Left);
        var single = Single(undisturbed.Calls).ToList();
        var comparison = await Comparison.OfAsync(story, single.Concat(Two(name, undisturbed.Calls.Count)), undisturbed);
        output.Figure(
            $"{name}: {undisturbed.Calls.Count} calls ({Tell(undisturbed.Calls)}), {single.Count} single faults and {Pairs} pairs of them, "
            + $"{comparison.Differences.Count} came to something else; {comparison.MailsSentAgain} times SES got a mail again");
        comparison.Hold();
    }

    /// <summary>So that what the disturbed runs are held against is right, and no external service is left out.</summary>
    [Fact]
    public async Task The_undisturbed_stories_call_every_external_service_and_end_as_expected()
    {
        var called = new HashSet<string>();
        foreach (var story in Stories.All)
        {
            var undisturbed = await new Disturbance().PlayAsync(story);
            called.UnionWith(undisturbed.Calls.Select(call => call.Service));
            Assert.All(story.Ends, end => Assert.Single(undisturbed.State.Lines, line => line.Contains(end, StringComparison.Ordinal)));
            var reverted = undisturbed.State.Lines.Where(line => line.Contains("WorkspacesReverted", StringComparison.Ordinal));
            Assert.Equal(story.GivesBack ? Stories.Workspaces : 0, reverted.Count());
        }

        Assert.Equal(ExternalServices, called.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Disturbance> Single(IReadOnlyList<Call> calls) =>
        from call in calls.Index() from fault in Faults where MayHappen(fault, call.Item) select new Disturbance((call.Index + 1, fault));

    private static bool MayHappen(Fault fault, Call call) =>
        fault <= Fault.KillAfter || (call.Service == "DynamoDB" && InjectedTableErrors.ExceptionFor(fault, call.Operation) is not null);

    /// <summary>The same ones at every run.</summary>
    private static IEnumerable<Disturbance> Two(string story, int calls)
    {
#pragma warning disable CA5394 // It chooses examples; it protects nothing.
        var random = new Random(story.Length);
        return Enumerable.Range(0, Pairs).Select(_ => new Disturbance(
            (random.Next(1, calls + 1), Faults[random.Next(Faults.Length)]), (random.Next(1, calls + 1), Faults[random.Next(Faults.Length)])));
#pragma warning restore CA5394
    }

    private static string Tell(IEnumerable<Call> calls) => string.Join(
        ", ", calls.CountBy(call => call.Service).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));
}
