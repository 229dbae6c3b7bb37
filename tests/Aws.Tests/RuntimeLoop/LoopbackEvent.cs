namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>An event that waits to be handed out.</summary>
internal sealed record LoopbackEvent(string Id, ReadOnlyMemory<byte> Body, TimeSpan TimeLeft, string Trace);
