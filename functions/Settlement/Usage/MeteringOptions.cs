namespace Guance.Serverless.Settlement.Usage;

/// <summary>Settings of metering, and AWS's limits. Source: AWS Marketplace Metering Service API Reference, BatchMeterUsage.</summary>
public sealed record MeteringOptions
{
    /// <summary>
    /// Until when AWS takes the usage of an hour, from its beginning. Newer pages of AWS say 24 hours; what is too late by the stricter
    /// reading is metered in the next hour.
    /// </summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(6);

    /// <summary>How long AWS takes final usage, from the sign that opens it.</summary>
    public static readonly TimeSpan FinalHour = TimeSpan.FromHours(1);

    /// <summary>An hour is not begun to be metered when less than this is left of <see cref="Window"/>.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(30);

    /// <summary>An hour is closed this long after its end. What comes later is metered in the next hour.</summary>
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after the end of its hour usage is taken.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after a sign of the end the finished hours are sent.</summary>
    public TimeSpan FirstFlush { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after the last sign of the end all that is left is sent, in the hour in progress.</summary>
    public TimeSpan LastFlush { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>How often hours are closed and sent.</summary>
    public TimeSpan RunInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether AWS gets a zero for a finished hour without usage, of each dimension of the product, from the first whole hour in which a
    /// subscription is active. Of an account that became active while this was off, from the first hour with usage of any dimension.
    /// Source: AWS Marketplace Seller Guide, "Metering for usage": a record each hour is recommended.
    /// </summary>
    public bool ZeroRecords { get; init; }

    /// <summary>Whether nothing is sent to AWS, and the log says what would be.</summary>
    public bool DryRun { get; init; }

    /// <summary>The last hour that is closed at a moment, for an account that is not ending.</summary>
    public UsageHour LastClosed(DateTimeOffset now) => UsageHour.Of(now - CloseAfter).Before;

    /// <summary>The first hour that AWS still takes, with time enough to send it.</summary>
    public static UsageHour FirstOpen(DateTimeOffset now) => UsageHour.Of(now - Window + Reserve).Next;
}
