namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>The real time, moved on by hand.</summary>
public sealed class MovableTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
