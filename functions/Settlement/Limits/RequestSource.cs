using System.Net;
using System.Net.Sockets;

namespace Guance.Serverless.Settlement.Limits;

/// <summary>
/// Where a request comes from, as far as one can be told from another: an IPv4 address, or the /64 network of an IPv6 address,
/// since whoever has one address of it has them all.
/// </summary>
public readonly record struct RequestSource
{
    private const int NetworkBytes = 8;

    private RequestSource(string name) => Name = name;

    /// <summary>Tells it from every other source.</summary>
    public string Name { get; }

    /// <param name="address">The other end of the connection; all that come without one are taken for one source.</param>
    public static RequestSource Of(IPAddress? address) => address switch
    {
        null => new("unknown"),
        { IsIPv4MappedToIPv6: true } => new(address.MapToIPv4().ToString()),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new($"{Convert.ToHexStringLower(address.GetAddressBytes(), 0, NetworkBytes)}/64"),
        _ => new(address.ToString()),
    };

    public override string ToString() => Name;
}
