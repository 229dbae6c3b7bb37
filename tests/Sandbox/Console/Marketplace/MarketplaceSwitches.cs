using System.Collections;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>The troubles that AWS Marketplace can have.</summary>
public sealed class MarketplaceSwitches : IReadOnlyList<Switch>
{
    private readonly Switch[] all;

    public MarketplaceSwitches() => all = [Down, Throttles, Disabled, OtherProduct, HoldNotices];

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

    public int Count => all.Length;

    public Switch this[int index] => all[index];

    public IEnumerator<Switch> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
