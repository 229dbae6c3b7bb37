using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>A part of a cloud account's life that something may go wrong in.</summary>
/// <param name="Name">For people.</param>
/// <param name="End">Part of a line of its final state: without it nothing was played.</param>
/// <param name="Prepare">What came before, undisturbed.</param>
/// <param name="Play">
/// What is disturbed. Whoever got no answer does it again, as buyers do; notices and messages come again of themselves.
/// </param>
internal sealed record Story(string Name, string End, Func<InMemorySystem, Task> Prepare, Func<InMemorySystem, Task> Play)
{
    public override string ToString() => Name;
}
