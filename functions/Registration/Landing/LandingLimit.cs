using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.Landing;

/// <summary>
/// Rate limit of the landing page by source, before AWS Marketplace is called: AWS would otherwise throttle the calls for all
/// buyers. The source is the address that API Gateway reports for the connection, never the value of a header.
/// </summary>
public sealed class LandingLimit(RateLimitStore rates, TimeProvider time)
{
    /// <summary>Calls per source and minute. Buyers of one company behind one address stay far below.</summary>
    public const int MaxRequests = 60;

    /// <returns>Null when the call is allowed; otherwise the seconds until the source may retry.</returns>
    public async Task<int?> RefuseAsync(HttpContext context)
    {
        var now = time.GetUtcNow();
        var window = RateWindow.At(now, RequestSource.Of(context.Connection.RemoteIpAddress));
        return await rates.TryCountAsync(window.Hash, window.Ends, MaxRequests, context.RequestAborted) ? null : window.SecondsLeft(now);
    }
}

/// <summary>One clock minute in which the calls of one source are counted.</summary>
public sealed record RateWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private RateWindow(RequestSource source, DateTimeOffset begins) => (Source, Begins) = (source, begins);

    public RequestSource Source { get; }

    public DateTimeOffset Begins { get; }

    public DateTimeOffset Ends => Begins + Length;

    /// <summary>Hash of source and minute in lower-case hexadecimal; does not reveal the address.</summary>
    public string Hash => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Source}@{Begins.ToUnixTimeSeconds()}")));

    /// <summary>The window that contains a moment.</summary>
    public static RateWindow At(DateTimeOffset now, RequestSource source) =>
        new(source, new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Length.Ticks), TimeSpan.Zero));

    /// <summary>Whole seconds until the next window begins, never less than one.</summary>
    public int SecondsLeft(DateTimeOffset now) => Math.Max(1, (int)Math.Ceiling((Ends - now).TotalSeconds));
}

/// <summary>
/// The source of a request: an IPv4 address, or the /64 network of an IPv6 address, because one client has the whole network.
/// </summary>
public readonly record struct RequestSource
{
    private const int NetworkBytes = 8;

    private RequestSource(string name) => Name = name;

    /// <summary>Unique for each source.</summary>
    public string Name { get; }

    /// <param name="address">Remote address of the connection; all requests without one count as one source.</param>
    public static RequestSource Of(IPAddress? address) => address switch
    {
        null => new("unknown"),
        { IsIPv4MappedToIPv6: true } => new(address.MapToIPv4().ToString()),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new($"{Convert.ToHexStringLower(address.GetAddressBytes(), 0, NetworkBytes)}/64"),
        _ => new(address.ToString()),
    };

    public override string ToString() => Name;
}
