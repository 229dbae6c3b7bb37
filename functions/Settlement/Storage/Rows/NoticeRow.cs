namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>A notice that was taken in: it changes nothing when it comes again.</summary>
internal static class NoticeRow
{
    /// <summary>As long as SQS can keep a message, so no repetition outlives it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static Item Write(string id, DateTimeOffset now) => Keys.Notice(id).ToItem().With("at", now).Expiring(now + Kept);
}
