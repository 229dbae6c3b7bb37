using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Sandbox.Console.Marketplace.Notices;
using Guance.Serverless.Sandbox.Console.Metering;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>AWS Marketplace: who subscribed to what, the tokens, the notices and the metering API.</summary>
public sealed class MarketplaceState : IDisposable
{
    private readonly NoticeSender sender;

    /// <param name="time">The time of the functions.</param>
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

    /// <summary>Makes it as at the start: nobody has subscribed.</summary>
    public void Reset()
    {
        Subscriptions.Clear();
        Tokens.Clear();
        Notices.Clear();
        Metering.Usage.Clear();
        Switch.TurnOff([.. Switches.All, .. MeteringSwitches.All]);
    }

    public void Dispose() => sender.Dispose();
}

/// <summary>The troubles that AWS Marketplace can have.</summary>
public sealed class MarketplaceSwitches
{
    public Switch Down { get; } = new(
        "marketplace-down", "every call to the metering API is answered 500 InternalServiceErrorException");

    public Switch Throttles { get; } = new(
        "marketplace-throttles", "every call to the metering API is answered ThrottlingException");

    public Switch Disabled { get; } = new(
        "marketplace-disabled", "every call to the metering API is answered DisabledApiException");

    public Switch OtherProduct { get; } = new(
        "marketplace-other-product", "tokens resolve to the product of another seller");

    public Switch HoldNotices { get; } = new(
        "marketplace-hold-notices", "notices wait until they are sent by hand, in any order");

    public IReadOnlyList<Switch> All => [Down, Throttles, Disabled, OtherProduct, HoldNotices];
}
