using System.Collections.Concurrent;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>The tokens that "Set up your account" gave out, and the subscription of each.</summary>
public sealed class RegistrationTokens
{
    private readonly ConcurrentDictionary<string, string> subscriptions = new(StringComparer.Ordinal);
    private readonly InMemoryMetering metering;

    internal RegistrationTokens(InMemoryMetering metering) => this.metering = metering;

    /// <summary>Every token given out so far, to look for where it must not be.</summary>
    public IReadOnlyCollection<string> All => metering.Tokens;

    public string Issue(Subscription subscription)
    {
        var resolved = new ResolvedSubscription(
            subscription.Buyer.Id, subscription.Product.Code, subscription.LicenceArn, subscription.CustomerIdentifier);
        var token = metering.IssueToken(resolved, MadeUp.Token());
        subscriptions[token] = subscription.Id;
        return token;
    }

    public void Clear()
    {
        metering.Clear();
        subscriptions.Clear();
    }

    /// <summary>Expires every token that was given out for a subscription.</summary>
    public void Expire(Subscription subscription)
    {
        foreach (var (token, _) in subscriptions.Where(entry => entry.Value == subscription.Id))
        {
            metering.ExpireToken(token);
        }
    }
}
