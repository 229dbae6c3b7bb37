using System.Security.Cryptography;
using System.Text;

namespace Guance.Serverless.Settlement.Limits;

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
