namespace Guance.Serverless.Lifecycle.Tests.Hostile;

/// <summary>What has to become of a message, by who wrote it.</summary>
internal enum Expected
{
    /// <summary>Delivered five times, then whole in the dead-letter queue.</summary>
    DeadLetter,

    /// <summary>It says something of a subscription: it is in the history of its cloud account.</summary>
    History,

    /// <summary>It can be read, but is about nothing of ours: it is in the log.</summary>
    Log,

    /// <summary>Nothing is wrong with it: its licence is active afterwards.</summary>
    Effect,
}

/// <summary>A message somebody put into the queue.</summary>
/// <param name="Kind">What is wrong with it, for people.</param>
/// <param name="Id">By which history and log name it.</param>
/// <param name="Body">The text.</param>
/// <param name="Expected">What has to become of it.</param>
internal sealed record HostileNotice(string Kind, string Id, string Body, Expected Expected);
