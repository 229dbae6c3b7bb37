namespace Guance.Serverless.Settlement.Deployment;

/// <summary>What a function and its queue need wherever they run: on AWS or in the Sandbox.</summary>
/// <param name="Name">Name of the function and of its project.</param>
/// <param name="Timeout">After this long Lambda ends an invocation.</param>
/// <param name="MemoryMegabytes">Memory, and with it the share of a processor.</param>
/// <param name="Queue">The queue that feeds it; null for a function that answers HTTP.</param>
public sealed record FunctionSettings(string Name, TimeSpan Timeout, int MemoryMegabytes, QueueSettings? Queue)
{
    public static FunctionSettings Registration { get; } = new("Registration", TimeSpan.FromSeconds(29), 512, Queue: null);

    public static FunctionSettings Subscriptions { get; } =
        new("Subscriptions", TimeSpan.FromSeconds(60), 512, new("notices", TimeSpan.FromSeconds(60)));

    public static FunctionSettings Outbox { get; } =
        new("Outbox", TimeSpan.FromSeconds(30), 512, new("outbox", TimeSpan.FromSeconds(30)));
}
