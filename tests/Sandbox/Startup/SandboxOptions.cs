using System.Globalization;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>What the person at the terminal, or a test, may choose.</summary>
public sealed record SandboxOptions
{
    /// <summary>Port of the HTTP API in front of Registration; 0 takes any free port.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Port of the console; 0 takes any free port.</summary>
    public int ConsolePort { get; init; } = 5090;

    /// <summary>Whether the functions run as native executables.</summary>
    public bool Native { get; init; }

    /// <summary>Whether to play the story and end.</summary>
    public bool Demo { get; init; }

    /// <summary>How long a message that was not handled stays away.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after the last sign of an unsubscription its teardown starts.</summary>
    public TimeSpan TeardownDelay { get; init; }

    /// <summary>How long after the end of one run of Metering the next one starts.</summary>
    public TimeSpan MeteringEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its end an hour of usage is closed; null for the functions' own default.</summary>
    public TimeSpan? CloseAfter { get; init; }

    /// <summary>How long after the last sign of an unsubscription all usage is sent; the account is deleted after that.</summary>
    public TimeSpan LastFlush { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the owner may change a workspace's method by choice only once a calendar month.</summary>
    public bool MonthlyLimit { get; init; } = true;

    /// <summary>Where the logs are written.</summary>
    public string Logs { get; init; } = Path.Combine(Repository.Artifacts, "sandbox", "logs");

    /// <summary>Further settings of the functions, by environment variable; they win.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public const string Usage = """
        dotnet run --project tests/Sandbox [-- options]      the system on this machine; Ctrl-C ends it
        dotnet run --project tests/Sandbox -- demo           plays the story without a browser, and ends
        dotnet run --project tests/Sandbox -- usage --hours 30   lets Guance's billing send usage, in a Sandbox that runs
        dotnet run --project tests/Sandbox -- clock +30d         moves the time of a Sandbox that runs

          --port N             port of the product's pages         (5080; 0 takes any free port)
          --console-port N     AWS Marketplace, Expense Center, mail (5090; 0 takes any free port)
          --native             run the functions as native executables
          --visibility N       seconds until a message that was not handled comes again (3)
          --teardown-delay N   seconds from the last sign of an unsubscription to its teardown (0)
          --metering-every N   seconds between two runs of Metering (5)
          --close-after N      seconds after its end until an hour of usage is closed (900)
          --last-flush N       seconds from the last sign of an unsubscription until all usage is sent (5)
          --no-monthly-limit   let a workspace's settlement method be changed as often as one likes
        """;

    /// <exception cref="SandboxStartException">An argument is not understood.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new SandboxOptions();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            options = argument switch
            {
                "demo" => options with { Demo = true, Port = 0, ConsolePort = 0 },
                "--native" => options with { Native = true },
                "--port" => options with { Port = Number(argument, rest) },
                "--console-port" => options with { ConsolePort = Number(argument, rest) },
                "--visibility" => options with { RetryAfter = TimeSpan.FromSeconds(Number(argument, rest)) },
                "--teardown-delay" => options with { TeardownDelay = TimeSpan.FromSeconds(Number(argument, rest)) },
                "--metering-every" => options with { MeteringEvery = TimeSpan.FromSeconds(Number(argument, rest)) },
                "--last-flush" => options with { LastFlush = TimeSpan.FromSeconds(Number(argument, rest)) },
                "--close-after" => options with { CloseAfter = TimeSpan.FromSeconds(Number(argument, rest)) },
                "--no-monthly-limit" => options with { MonthlyLimit = false },
                "--help" or "-h" => throw new SandboxStartException(Usage),
                _ => throw new SandboxStartException($"'{argument}' is not understood.\n\n{Usage}"),
            };
        }

        return options;
    }

    private static int Number(string option, Queue<string> rest) =>
        rest.TryDequeue(out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535
            ? number
            : throw new SandboxStartException($"{option} needs a number from 0 to 65535.\n\n{Usage}");
}
