namespace Guance.Serverless.Settlement.Usage;

/// <summary>How far usage is collected and hours are closed. A collection takes all that came in before it, and closes what is due.</summary>
public sealed record MeteringProgress
{
    /// <summary>Number of the collection that is running or was the last; 0 before the first.</summary>
    public long Collection { get; init; }

    /// <summary>When it began: what is due is decided for this moment, also when it is continued later.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The partition to go on with; null when the collection is finished.</summary>
    public int? NextShard { get; init; }

    /// <summary>The last hour that the finished collections have closed for every account; null before the first.</summary>
    public UsageHour? ClosedThrough { get; init; }

    /// <summary>Grows with every write; 0 before the first.</summary>
    public long Version { get; init; }
}
