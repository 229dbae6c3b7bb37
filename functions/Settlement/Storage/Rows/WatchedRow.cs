using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>
/// An account whose buyer is leaving, or that a work order was decided for, in one list of all of them: the sweep finds it there when
/// the order was lost, and one that stays too long is seen.
/// </summary>
internal static class WatchedRow
{
    public const string Since = "since";

    public static Item Write(CloudAccountId account, DateTimeOffset now) => Keys.Watched(account).ToItem().With(Since, now);
}
