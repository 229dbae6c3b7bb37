using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Sandbox.Console.Marketplace.Notices;
using Guance.Serverless.Sandbox.Console.Metering;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>AWS Marketplace: who subscribed to what, the tokens, the notices and the metering API.</summary>
public sealed class MarketplaceState : IDisposable
{
    private readonly NoticeSender sender;

    public MarketplaceState(ConsoleOptions options, TimeProvider time)
    {
        sender = new NoticeSender(options, time);
        Metering = new InMemoryMetering(
            time,
            new SimulatedMetering(time, [.. SandboxProducts.All.Select(product => product.Metered)])
            {
                Subscriptions = () => Subscriptions.All.Select(one => one.Metered),
            });
        Tokens = new RegistrationTokens(Metering);
        Notices = new NoticeLog(sender, Switches.HoldNotices, time);
        Buyer = new BuyerActions(Subscriptions, Notices, time);
    }

    public MarketplaceSwitches Switches { get; } = new();

    /// <summary>Troubles of BatchMeterUsage alone.</summary>
    public MeteringSwitches MeteringSwitches { get; } = new();

    public SubscriptionBook Subscriptions { get; } = new();

    public RegistrationTokens Tokens { get; }

    public NoticeLog Notices { get; }

    /// <summary>What buyers, and AWS itself, do with subscriptions.</summary>
    public BuyerActions Buyer { get; }

    internal InMemoryMetering Metering { get; }

    /// <summary>What the metering API answers to everything as the switches are set now; null when it works.</summary>
    internal ServiceError? Refusal() =>
        Switches.Down.On ? MeteringErrors.Down
        : Switches.Throttles.On ? MeteringErrors.Throttled
        : Switches.Disabled.On ? MeteringErrors.Disabled
        : null;

    public void Dispose() => sender.Dispose();
}
