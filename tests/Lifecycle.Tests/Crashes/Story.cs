using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>A part of a cloud account's life that something may go wrong in.</summary>
/// <param name="Name">For people.</param>
/// <param name="Ends">Parts of lines of its final state, each of one line: without them nothing was played.</param>
/// <param name="GivesBack">Whether the workspaces go back to the Expense Center account.</param>
/// <param name="Prepare">What came before, undisturbed.</param>
/// <param name="Play">
/// What is disturbed. Whoever got no answer does it again, as buyers do; notices and messages come again of themselves.
/// </param>
internal sealed record Story(string Name, IReadOnlyList<string> Ends, bool GivesBack, Func<InMemorySystem, Task> Prepare, Func<InMemorySystem, Task> Play)
{
    public override string ToString() => Name;
}
