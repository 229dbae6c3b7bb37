using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>Moves the clock of a Sandbox that runs, as its page does.</summary>
internal static class ClockCommand
{
    public const string Name = "clock";

    private const string Help = """
        dotnet run --project tests/Sandbox -- clock +30d [options]      moves the time of a Sandbox that runs, by minutes (+90m), hours (+2h) or days

          --console-port N     where the Sandbox is (5090)
        """;

    /// <exception cref="SandboxStartException">An argument is not understood, or the Sandbox refuses the move or does not answer.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var (move, port) = arguments switch
        {
            [var by] => (by, ConsoleCommand.DefaultPort),
            [var by, ConsoleCommand.PortOption, var number] => (by, number),
            _ => throw new SandboxStartException(Help),
        };
        var moved = await ConsoleCommand.PostAsync(ConsoleCommand.At(port), ClockPage.Path, [KeyValuePair.Create(ClockPage.By, move)], stop);
        await Terminal.WriteLineAsync($"The Sandbox's clock is ahead of this machine by {moved[ClockPage.Ahead]} (days.hours:minutes:seconds)");
        return 0;
    }
}
