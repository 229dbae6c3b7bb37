namespace Guance.Serverless.Contracts;

/// <summary>What a function and its queue need wherever they run: on AWS or in the Sandbox.</summary>
/// <param name="Name">Name of the function, and of its project unless it names another.</param>
/// <param name="Timeout">After this long Lambda ends an invocation.</param>
/// <param name="MemoryMegabytes">Memory, and with it the share of a processor.</param>
/// <param name="Queue">The queue that feeds it; null for a function that answers HTTP, or that a schedule starts.</param>
public sealed record FunctionSettings(string Name, TimeSpan Timeout, int MemoryMegabytes, QueueSettings? Queue)
{
    /// <summary>
    /// The project that it is published from. One executable may be two functions: Lambda names the function in <c>_HANDLER</c>.
    /// </summary>
    public string Project { get; init; } = Name;

    /// <summary>How often a schedule starts it, one at a time; null when something else does.</summary>
    public TimeSpan? Schedule { get; init; }

    /// <summary>
    /// Whether it sends messages that return to it, for example to delay work. Lambda stops such a recursive loop after about 16
    /// rounds unless it is allowed. The message handler ends each loop: after a day of failures, or when the work is done.
    /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
    /// </summary>
    public bool AllowsRecursiveLoop { get; init; }

    public static FunctionSettings Registration { get; } = new("Registration", TimeSpan.FromSeconds(29), 512, Queue: null);

    public static FunctionSettings Subscriptions { get; } =
        new("Subscriptions", TimeSpan.FromSeconds(60), 512, new("notices", TimeSpan.FromSeconds(60))) { AllowsRecursiveLoop = true };

    public static FunctionSettings Outbox { get; } =
        new("Outbox", TimeSpan.FromSeconds(30), 512, new("outbox", TimeSpan.FromSeconds(30))) { AllowsRecursiveLoop = true };

    /// <summary>Takes usage records of Guance's billing.</summary>
    public static FunctionSettings UsageIntake { get; } =
        new("UsageIntake", TimeSpan.FromSeconds(60), 512, new("usage", TimeSpan.FromSeconds(60))) { Project = "Metering" };

    /// <summary>Closes hours of usage and sends them to AWS. Ends before it is started again.</summary>
    public static FunctionSettings Metering { get; } =
        new("Metering", TimeSpan.FromSeconds(285), 512, Queue: null) { Schedule = TimeSpan.FromMinutes(5) };

    /// <summary>Every function.</summary>
    public static IReadOnlyList<FunctionSettings> All { get; } = [Registration, Subscriptions, Outbox, UsageIntake, Metering];
}
