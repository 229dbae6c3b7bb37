using Guance.Serverless.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Retries a use case when another transaction changed what it has read. An attempt reads, decides and commits once. No other
/// loop retries decisions. (The store resends an identical transaction by itself, without a new decision.)
/// </summary>
public sealed partial class OptimisticLoop(ILogger<OptimisticLoop> logger)
{
    public const int MaxAttempts = 8;

    /// <param name="useCase">Its name, for the log.</param>
    /// <param name="attempt">Runs the use case once. Null means that its commit met a conflict and nothing was stored.</param>
    /// <param name="busy">The outcome when every attempt met a conflict: trying again later helps.</param>
    /// <returns>What the last attempt returned, or <paramref name="busy"/>.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; nothing was stored.</exception>
    public Task<T> RunAsync<T>(string useCase, Func<Task<T?>> attempt, T busy)
        where T : class => RunAsync(useCase, _ => attempt(), busy);

    /// <summary>The same for a use case whose caller has already read what the first attempt needs.</summary>
    /// <param name="useCase">Its name, for the log.</param>
    /// <param name="first">What the caller has read.</param>
    /// <param name="read">Reads it again, for each later attempt.</param>
    /// <param name="attempt">Decides on what was read, and commits once. Null means that the commit met a conflict.</param>
    /// <param name="busy">The outcome when every attempt met a conflict.</param>
    /// <exception cref="ContentionException">DynamoDB throttles; nothing was stored.</exception>
    public Task<T> RunAsync<TRead, T>(string useCase, TRead first, Func<Task<TRead>> read, Func<TRead, Task<T?>> attempt, T busy)
        where T : class => RunAsync(useCase, async isFirst => await attempt(isFirst ? first : await read()), busy);

    private async Task<T> RunAsync<T>(string useCase, Func<bool, Task<T?>> attempt, T busy)
        where T : class
    {
        for (var attempts = 0; attempts < MaxAttempts; attempts++)
        {
            if (await attempt(attempts == 0) is { } outcome)
            {
                return outcome;
            }
        }

        LogGivenUp(useCase, MaxAttempts);
        return busy;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "{UseCase} met a conflict in each of {Attempts} attempts and is given up; nothing was stored")]
    private partial void LogGivenUp(string useCase, int attempts);
}
