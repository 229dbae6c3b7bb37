using System.Globalization;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>From when until when an agreement runs.</summary>
/// <param name="Starts">When it starts.</param>
/// <param name="Ends">When it ends unless it is renewed; null for one without an end, such as pay-as-you-go.</param>
public readonly record struct AgreementTerm(DateTimeOffset Starts, DateTimeOffset? Ends)
{
    private const string NoEnd = "..";

    /// <param name="starts">AWS's <c>startTime</c>.</param>
    /// <param name="ends">AWS's <c>endTime</c>, which names the year 9999 for an agreement without an end.</param>
    public static AgreementTerm Of(DateTimeOffset starts, DateTimeOffset? ends) =>
        new(starts, ends < new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero) ? ends : null);

    /// <summary>Reads <see cref="ToString"/>.</summary>
    public static AgreementTerm Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var ends = text[(slash + 1)..];
        return new(Time(text[..slash]), ends == NoEnd ? null : Time(ends));
    }

    /// <summary>An ISO 8601 interval, with two dots for an open end.</summary>
    public override string ToString() => $"{Starts.UtcDateTime:O}/{(Ends is { } ends ? ends.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : NoEnd)}";

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
