using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Guance.Serverless.Hosting.Secrets;

/// <summary>
/// Secrets from SSM Parameter Store: SecureStrings, read on first use and again after a while, so that a new value is used
/// without a deployment.
/// </summary>
public sealed class ParameterStore(IAmazonSimpleSystemsManagement client, TimeProvider time)
{
    public static readonly TimeSpan CacheDuration = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset ReadAt)> cache = new();

    /// <summary>Two parallel first calls may both ask AWS: that is better than one waiting for the other's failure.</summary>
    /// <exception cref="SecretUnavailableException">There is no such parameter, or it may not be read now.</exception>
    public async Task<string> GetAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (cache.TryGetValue(name, out var known) && now - known.ReadAt < CacheDuration)
        {
            return known.Value;
        }

        try
        {
            var response = await client.GetParameterAsync(
                new GetParameterRequest { Name = name, WithDecryption = true }, cancellationToken);
            cache[name] = (response.Parameter.Value, now);
            return response.Parameter.Value;
        }
        catch (ParameterNotFoundException e)
        {
            throw new SecretUnavailableException($"SSM Parameter Store has no parameter {name}: create it as a SecureString.", e);
        }
        catch (AmazonServiceException e)
        {
            throw new SecretUnavailableException($"SSM Parameter Store did not give {name}: {e.ErrorCode}.", e);
        }
    }
}

/// <summary>A secret could not be read. The message names its parameter, never its value.</summary>
public sealed class SecretUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
