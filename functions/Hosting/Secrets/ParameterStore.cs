using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Secrets;

/// <summary>
/// Secrets from SSM Parameter Store: SecureStrings, read on first use and again after a while, so that a new value is used
/// without a deployment. A value that is known stays in use while it cannot be read again.
/// </summary>
public sealed partial class ParameterStore(IAmazonSimpleSystemsManagement client, TimeProvider time, ILogger<ParameterStore> logger)
{
    public static readonly TimeSpan CacheDuration = TimeSpan.FromMinutes(15);

    /// <summary>From one try to read a known value again to the next; a failure is logged as often.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    /// <summary>A buyer may wait for it, and the known value is at hand.</summary>
    public static readonly TimeSpan RefreshTimeout = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Secret> cache = new();

    /// <summary>Two parallel first calls may both ask AWS: that is better than one waiting for the other's failure.</summary>
    /// <exception cref="SecretUnavailableException">The parameter could not be read, and never was.</exception>
    public async Task<string> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (!cache.TryGetValue(name, out var known))
        {
            return await ReadAsync(name, cancellationToken);
        }

        var now = time.GetUtcNow();
        if (now < known.ReadAgainAt)
        {
            return known.Value;
        }

        // Parallel calls use the known value meanwhile.
        cache[name] = known with { ReadAgainAt = now + RetryDelay };
        using var timeout = new CancellationTokenSource(RefreshTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await ReadAsync(name, stop.Token);
        }
        catch (Exception e) when (e is SecretUnavailableException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogNotRefreshed(name, e);
            return known.Value;
        }
    }

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken)
    {
        GetParameterResponse response;
        try
        {
            response = await client.GetParameterAsync(
                new GetParameterRequest { Name = name, WithDecryption = true }, cancellationToken);
        }
        catch (ParameterNotFoundException e)
        {
            throw new SecretUnavailableException($"SSM Parameter Store has no parameter {name}: create it as a SecureString.", e);
        }
        catch (AmazonServiceException e)
        {
            throw new SecretUnavailableException($"SSM Parameter Store did not give {name}: {e.ErrorCode ?? e.GetType().Name}.", e);
        }
        catch (Exception e) when (
            e is AmazonClientException or HttpRequestException or TimeoutException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new SecretUnavailableException($"SSM Parameter Store could not be asked for {name}.", e);
        }

        if (response.Parameter?.Value is not { Length: > 0 } value)
        {
            throw new SecretUnavailableException($"SSM Parameter Store answered without a value of {name}.");
        }

        cache[name] = new(value, time.GetUtcNow() + CacheDuration);
        return value;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parameter {Name} could not be read again; its known value stays in use")]
    private partial void LogNotRefreshed(string name, Exception exception);

    private sealed record Secret(string Value, DateTimeOffset ReadAgainAt)
    {
        /// <summary>A secret is never printed.</summary>
        public override string ToString() => nameof(Secret);
    }
}

/// <summary>A secret could not be read. The message names its parameter, never its value.</summary>
public sealed class SecretUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
