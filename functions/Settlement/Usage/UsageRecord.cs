using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>A whole hour in UTC: AWS bills usage by the hour.</summary>
public readonly record struct UsageHour : IComparable<UsageHour>
{
    private const string Form = "yyyy-MM-dd'T'HH";

    private UsageHour(DateTimeOffset begins) => Begins = begins;

    public DateTimeOffset Begins { get; }

    public DateTimeOffset Ends => Begins.AddHours(1);

    public UsageHour Next => new(Ends);

    public UsageHour Before => new(Begins.AddHours(-1));

    public static bool operator <(UsageHour left, UsageHour right) => left.Begins < right.Begins;

    public static bool operator <=(UsageHour left, UsageHour right) => left.Begins <= right.Begins;

    public static bool operator >(UsageHour left, UsageHour right) => left.Begins > right.Begins;

    public static bool operator >=(UsageHour left, UsageHour right) => left.Begins >= right.Begins;

    public int CompareTo(UsageHour other) => Begins.CompareTo(other.Begins);

    /// <summary>The hour that contains the moment.</summary>
    public static UsageHour Of(DateTimeOffset moment) => new(new DateTimeOffset(moment.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero));

    /// <returns>False when no hour begins at that moment.</returns>
    public static bool TryBegin(DateTimeOffset moment, out UsageHour hour)
    {
        hour = Of(moment);
        return hour.Begins == moment;
    }

    /// <summary>Such as <c>2026-11-20T15:00:00Z</c>: its beginning, as billing writes it.</summary>
    public string Timestamp => Begins.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads <see cref="ToString"/>.</summary>
    public static UsageHour Parse(string text) =>
        new(DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <summary>Such as <c>2026-11-20T15</c>: texts sort by time.</summary>
    public override string ToString() => Begins.ToString(Form, CultureInfo.InvariantCulture);
}

/// <summary>What a workspace used of a dimension in an hour, as Guance's billing hands it over.</summary>
/// <param name="Id">Billing's own id. The same id with the same content is the same usage, however often it comes.</param>
/// <param name="Workspace">Who used it.</param>
/// <param name="Hour">When.</param>
/// <param name="Dimension">AWS's name of the dimension; case-sensitive.</param>
/// <param name="Quantity">In units of the dimension; fractions are carried until they make a whole unit.</param>
/// <param name="CloudAccount">The cloud account that is to pay, if billing names one; otherwise the payer when the hour began.</param>
public sealed record UsageRecord(
    string Id, WorkspaceKey Workspace, UsageHour Hour, string Dimension, decimal Quantity, CloudAccountId? CloudAccount = null);

/// <summary>Reads quantities. They are exact decimals: sums of binary fractions would not add up to what AWS bills.</summary>
public static class UsageQuantity
{
    /// <summary>AWS bills whole units. Nine decimal places are enough for a byte of a gigabyte.</summary>
    public const int MaxPlaces = 9;

    /// <summary>AWS takes no larger quantity for an hour.</summary>
    public const decimal Max = int.MaxValue;

    /// <param name="text">A plain decimal, such as <c>12.375</c>: digits, and a point before more digits; no sign, no exponent.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>False when it is not plain, has more places, or is larger than <see cref="Max"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out decimal quantity)
    {
        quantity = 0;
        if (text is null || text.Length is 0 or > 20 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
        {
            return false;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 || text.Length - point - 1 <= MaxPlaces)
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quantity)
            && quantity <= Max;
    }
}
