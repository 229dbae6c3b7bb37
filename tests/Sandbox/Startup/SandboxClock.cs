using Guance.Serverless.Sandbox.Processes;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>The time of the Sandbox: of the functions and of all services around them. It is this machine's time, moved on by hand.</summary>
public sealed class SandboxClock : TimeProvider
{
    private long ahead;
    private FakeTime? fakeTime;

    /// <summary>How far it is ahead of this machine.</summary>
    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref ahead));
        set => Interlocked.Exchange(ref ahead, value.Ticks);
    }

    /// <summary>Environment variables of a process that is to have this time.</summary>
    internal IReadOnlyDictionary<string, string> Variables =>
        Ahead == TimeSpan.Zero || fakeTime is null ? new Dictionary<string, string>() : fakeTime.Variables(Ahead);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <param name="by">How far.</param>
    /// <param name="processes">Gives processes this time.</param>
    internal void Move(TimeSpan by, FakeTime processes)
    {
        fakeTime = processes;
        Ahead += by;
    }
}
