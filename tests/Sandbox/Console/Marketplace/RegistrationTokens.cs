using System.Collections.Concurrent;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>The tokens that "Set up your account" gave out. One token resolves any number of times until it expires.</summary>
public sealed class RegistrationTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (string Subscription, DateTimeOffset ExpiresAt)> issued =
        new(StringComparer.Ordinal);

    public static TimeSpan Lifetime => TimeSpan.FromHours(4);

    /// <summary>Every token given out so far, to look for where it must not be.</summary>
    public IReadOnlyCollection<string> All => [.. issued.Keys];

    public string Issue(Subscription subscription)
    {
        var token = MadeUp.Token();
        issued[token] = (subscription.Id, time.GetUtcNow() + Lifetime);
        return token;
    }

    /// <summary>Expires every token that was given out for a subscription.</summary>
    public void Expire(Subscription subscription)
    {
        foreach (var (token, entry) in issued.Where(entry => entry.Value.Subscription == subscription.Id))
        {
            issued[token] = entry with { ExpiresAt = DateTimeOffset.MinValue };
        }
    }

    internal TokenResolution Resolve(string token, SubscriptionBook subscriptions)
    {
        if (!issued.TryGetValue(token, out var entry) || subscriptions.Find(entry.Subscription) is not { } subscription)
        {
            return new TokenResolution.Unknown();
        }

        return entry.ExpiresAt <= time.GetUtcNow() ? new TokenResolution.Expired() : new TokenResolution.Resolved(subscription);
    }
}
