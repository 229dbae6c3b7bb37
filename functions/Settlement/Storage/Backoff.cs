using System.Security.Cryptography;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Pauses between tries that met others at the same rows: longer each time, and never the same for two.</summary>
internal static class Backoff
{
    private const int FirstMilliseconds = 20;
    private const int MostDoublings = 6;

    /// <param name="tries">How many tries there have been: none means no pause.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    public static Task WaitAsync(int tries, CancellationToken cancellationToken) =>
        tries == 0
            ? Task.CompletedTask
            : Task.Delay(RandomNumberGenerator.GetInt32(1, FirstMilliseconds << Math.Min(tries, MostDoublings)), cancellationToken);
}
