using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.Landing;

/// <summary>
/// Who posts to the landing page more often than any buyer does is refused before AWS Marketplace is asked, which would throttle
/// all buyers for it. The source is the other end of the connection, as API Gateway names it, and never what a header says.
/// </summary>
public sealed class LandingLimit(RateStore rates, TimeProvider time)
{
    /// <summary>Calls of one source a minute: a company's buyers behind one address stay far below.</summary>
    public const int Most = 60;

    /// <returns>Null when the call is let in; else after how many seconds the source may come again.</returns>
    public async Task<int?> RefuseAsync(HttpContext context)
    {
        var now = time.GetUtcNow();
        var window = RateWindow.At(now, RequestSource.Of(context.Connection.RemoteIpAddress));
        return await rates.TryCountAsync(window.Hash, window.Ends, Most, context.RequestAborted) ? null : window.SecondsLeft(now);
    }
}

/// <summary>One minute of the clock, in which the calls of one source are counted together.</summary>
public sealed record RateWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private RateWindow(RequestSource source, DateTimeOffset begins) => (Source, Begins) = (source, begins);

    public RequestSource Source { get; }

    public DateTimeOffset Begins { get; }

    public DateTimeOffset Ends => Begins + Length;

    /// <summary>Names the source and the minute without telling the address, in lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Source}@{Begins.ToUnixTimeSeconds()}")));

    /// <summary>The minute that a moment is in.</summary>
    public static RateWindow At(DateTimeOffset now, RequestSource source) =>
        new(source, new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Length.Ticks), TimeSpan.Zero));

    /// <summary>Whole seconds until the next window begins, never less than one.</summary>
    public int SecondsLeft(DateTimeOffset now) => Math.Max(1, (int)Math.Ceiling((Ends - now).TotalSeconds));
}

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
