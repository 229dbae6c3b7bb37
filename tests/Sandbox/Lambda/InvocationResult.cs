namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>How an invocation ended.</summary>
public abstract record InvocationResult
{
    /// <summary>The function answered.</summary>
    /// <param name="Payload">Its answer, as it sent it.</param>
    public sealed record Succeeded(ReadOnlyMemory<byte> Payload) : InvocationResult;

    /// <summary>The function reported an error, did not initialise, or ended.</summary>
    /// <param name="ErrorType">Such as <c>Runtime.ExitError</c>, or the type that the function named.</param>
    /// <param name="Details">What it sent about it, usually JSON.</param>
    public sealed record Failed(string ErrorType, string Details) : InvocationResult;

    /// <summary>The function has fed itself too often, and Lambda did not invoke it again: a recursive loop.</summary>
    public sealed record Dropped : InvocationResult;

    /// <summary>The function's timeout passed before it answered.</summary>
    public sealed record TimedOut : InvocationResult;
}
