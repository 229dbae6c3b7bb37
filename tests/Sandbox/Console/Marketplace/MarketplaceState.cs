using Guance.Serverless.Sandbox.Console.Marketplace.Notices;
using Guance.Serverless.Sandbox.Console.Metering;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>AWS Marketplace: who subscribed to what, the tokens, the notices and the usage that was reported.</summary>
public sealed class MarketplaceState : IDisposable
{
    private readonly NoticeSender sender;

    public MarketplaceState(ConsoleOptions options, TimeProvider time)
    {
        sender = new NoticeSender(options, time);
        Tokens = new RegistrationTokens(time);
        Notices = new NoticeLog(sender, Switches.HoldNotices, time);
        Buyer = new BuyerActions(Subscriptions, Notices, time);
    }

    public MarketplaceSwitches Switches { get; } = new();

    public SubscriptionBook Subscriptions { get; } = new();

    public RegistrationTokens Tokens { get; }

    public NoticeLog Notices { get; }

    /// <summary>What buyers, and AWS itself, do with subscriptions.</summary>
    public BuyerActions Buyer { get; }

    public UsageLog Usage { get; } = new();

    internal TokenResolution Resolve(string token) => Tokens.Resolve(token, Subscriptions);

    public void Dispose() => sender.Dispose();
}
