using System.Net;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Marketplace.Notices;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>AWS Marketplace: who subscribed to what, the tokens, the notices and the metering API.</summary>
public sealed class MarketplaceState : IDisposable
{
    private readonly NoticeSender sender;

    public MarketplaceState(ConsoleOptions options, TimeProvider time)
    {
        sender = new NoticeSender(options, time);
        Metering = new InMemoryMetering(time);
        Tokens = new RegistrationTokens(Metering);
        Notices = new NoticeLog(sender, Switches.HoldNotices, time);
        Buyer = new BuyerActions(Subscriptions, Notices, time);
    }

    public MarketplaceSwitches Switches { get; } = new();

    public SubscriptionBook Subscriptions { get; } = new();

    public RegistrationTokens Tokens { get; }

    public NoticeLog Notices { get; }

    /// <summary>What buyers, and AWS itself, do with subscriptions.</summary>
    public BuyerActions Buyer { get; }

    internal InMemoryMetering Metering { get; }

    /// <summary>What the metering API answers to everything as the switches are set now; null when it works.</summary>
    internal ServiceError? Refusal() =>
        Switches.Down.On ? new("InternalServiceErrorException", "An error has occurred.", HttpStatusCode.InternalServerError)
        : Switches.Throttles.On ? new("ThrottlingException", "Rate exceeded")
        : Switches.Disabled.On ? new("DisabledApiException", "The API is disabled in the Region.")
        : null;

    public void Dispose() => sender.Dispose();
}
