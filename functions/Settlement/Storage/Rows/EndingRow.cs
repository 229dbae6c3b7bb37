using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>An account whose buyer is leaving, in one list of all of them, so that one that stays so for too long is seen.</summary>
internal static class EndingRow
{
    public const string Since = "since";

    public static Item Write(CloudAccountId account, DateTimeOffset now) => Keys.Ending(account).ToItem().With(Since, now);
}
