namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>
/// Something that AWS told, with AWS's time of the notice that told it. Notices arrive late and out of order: the latest time wins,
/// and of the same time the greater value, so that the order of arrival does not matter.
/// </summary>
public sealed record Fact<T>(T Value, DateTimeOffset At)
    where T : notnull
{
    internal Fact<T> Latest(Fact<T>? other) =>
        other is null || At > other.At || (At == other.At && string.CompareOrdinal(Value.ToString(), other.Value.ToString()) > 0) ? this : other;
}

/// <summary>Learning facts from notices.</summary>
public static class Facts
{
    /// <param name="known">What was told before; null when nothing was.</param>
    /// <param name="told">What a notice tells; null when it does not.</param>
    /// <param name="at">AWS's time of the notice.</param>
    public static Fact<T>? Learn<T>(this Fact<T>? known, T? told, DateTimeOffset at)
        where T : struct => told is { } value ? new Fact<T>(value, at).Latest(known) : known;

    /// <inheritdoc cref="Learn{T}(Fact{T}?, T?, DateTimeOffset)"/>
    public static Fact<T>? Learn<T>(this Fact<T>? known, T? told, DateTimeOffset at)
        where T : class => told is { } value ? new Fact<T>(value, at).Latest(known) : known;
}
