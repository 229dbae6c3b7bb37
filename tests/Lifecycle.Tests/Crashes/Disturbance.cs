using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>Calls of a story, counted from its beginning, that go wrong; none: an undisturbed run.</summary>
internal sealed record Disturbance(params IReadOnlyList<(int Call, Fault Fault)> Faults)
{
    private static readonly TimeSpan CallTime = TimeSpan.FromMilliseconds(10);

    public override string ToString() => string.Join(" and ", Faults.Select(one => $"{one.Fault} at call {one.Call}"));

    public async Task<Outcome> PlayAsync(Story story)
    {
        // One message at a time, and time passes: the calls of every run have the same order until the first fault.
        using var system = InMemorySystem.Create(new TestSystemOptions { BatchSize = 1, CallDuration = CallTime, KeepLog = false });
        await story.Prepare(system);
        var before = system.Gate.Count;
        foreach (var (call, fault) in Faults)
        {
            system.Gate.FailAt(before + call, fault);
        }

        await story.Play(system);
        return new Outcome(FinalState.Of(system), [.. system.Gate.Calls.Skip(before)]);
    }
}

/// <summary>What a run came to.</summary>
internal sealed record Outcome(FinalState State, IReadOnlyList<Call> Calls);
