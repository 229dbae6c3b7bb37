namespace Guance.Serverless.Sandbox.Startup;

/// <summary>
/// The time by which the Sandbox's own services let things expire: this machine's time, moved on by hand. The functions keep this
/// machine's time, as do the dates that services tell them, so that both agree.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private long ahead;

    /// <summary>How far it is ahead of this machine.</summary>
    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref ahead));
        set => Interlocked.Exchange(ref ahead, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
