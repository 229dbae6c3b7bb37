namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>One event on its way through a function.</summary>
internal sealed class Invocation(ReadOnlyMemory<byte> payload)
{
    private readonly TaskCompletionSource<InvocationResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = $"{Guid.NewGuid()}";

    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>When Lambda ends it.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>Such as <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=…;Sampled=0</c>.</summary>
    public string TraceId { get; init; } = "";

    public Task<InvocationResult> Result => result.Task;

    public void End(InvocationResult outcome) => result.TrySetResult(outcome);
}
