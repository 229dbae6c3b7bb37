using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Console.Billing;

/// <summary>Asks a Sandbox that runs to send usage, as its page does.</summary>
internal static class UsageCommand
{
    public const string Name = "usage";

    private const string Help = """
        dotnet run --project tests/Sandbox -- usage [options]      lets Guance's billing send usage, in a Sandbox that runs

          --workspaces LIST    ids or names, between commas; all: those that AWS pays for (all)
          --hours N            hours that are over (1)
          --in-progress        and the hour in progress
          --cloud-account ID   the cloud account that the records name (none)
          --seed N             another number makes other quantities of the same ids: conflicts (0)
          --console-port N     where the Sandbox is (5090)
        """;

    /// <exception cref="SandboxStartException">An argument is not understood, or the Sandbox refuses the order or does not answer.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        var (console, fields) = Parse(arguments);
        var sent = await ConsoleCommand.PostAsync(console, UsagePages.Path, fields, stop);
        await Terminal.WriteLineAsync(
            $"Sent: {sent[UsagePages.SentRecords]} records of {sent[UsagePages.SentWorkspaces]} workspaces in {sent[UsagePages.SentMessages]} messages");
        return 0;
    }

    private static (Uri Console, IReadOnlyDictionary<string, string> Fields) Parse(IEnumerable<string> arguments)
    {
        var port = ConsoleCommand.DefaultPort;
        var fields = new Dictionary<string, string> { [UsagePages.Workspaces] = UsageOrder.AllWorkspaces, [UsagePages.Hours] = "1" };
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            switch (argument)
            {
                case "--workspaces":
                    fields[UsagePages.Workspaces] = Value();
                    break;
                case "--hours":
                    fields[UsagePages.Hours] = Value();
                    break;
                case "--in-progress":
                    fields[UsagePages.InProgress] = "true";
                    break;
                case "--cloud-account":
                    fields[UsagePages.CloudAccount] = Value();
                    break;
                case "--seed":
                    fields[UsagePages.Seed] = Value();
                    break;
                case ConsoleCommand.PortOption:
                    port = Value();
                    break;
                default:
                    throw new SandboxStartException($"'{argument}' is not understood.\n\n{Help}");
            }

            string Value() => rest.TryDequeue(out var value) ? value : throw new SandboxStartException($"{argument} needs a value.\n\n{Help}");
        }

        return (ConsoleCommand.At(port), fields);
    }
}
