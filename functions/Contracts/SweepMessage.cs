using System.Globalization;

namespace Guance.Serverless.Contracts;

/// <summary>
/// Starts a sweep in the Outbox function. Sent by the hourly schedule, an operator, or a sweep that ran out of time.
/// </summary>
public static class SweepMessage
{
    /// <summary>Start where the last sweep stopped.</summary>
    public const string Now = "now";

    /// <summary>The message that the schedule sends.</summary>
    public const string Body = $$"""{"{{OutboxMessage.SweepProperty}}":"{{Now}}"}""";

    private const string HourFormat = "yyyy-MM-dd'T'HH";

    /// <summary>An hour (UTC) as in messages and partition keys of outbox items, such as <c>2026-11-25T18</c>.</summary>
    public static string Write(DateTimeOffset hour) => hour.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    /// <returns>False when the text is not an hour.</returns>
    public static bool TryRead(string text, out DateTimeOffset hour) =>
        DateTimeOffset.TryParseExact(text, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out hour);
}
