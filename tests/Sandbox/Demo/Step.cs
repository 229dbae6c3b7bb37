namespace Guance.Serverless.Sandbox.Demo;

/// <summary>One step of a story.</summary>
/// <param name="Title">What is done.</param>
/// <param name="PlayAsync">Does it, and tells what was observed; throws <see cref="DemoException"/> when that is not as it must be.</param>
internal sealed record Step(string Title, Func<CancellationToken, Task<string>> PlayAsync);
