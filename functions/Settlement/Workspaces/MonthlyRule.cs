namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// The one rule of how often an owner may change the method of a workspace by choice: once a calendar month, in UTC. The first
/// binding and forced reverts are no choices; <see cref="WorkspaceSettlement.LastChoiceAt"/> does not tell of them.
/// </summary>
public static class MonthlyRule
{
    /// <returns>The moment from which on the method may be changed again; null when it may be changed now.</returns>
    public static DateTimeOffset? OpensAt(WorkspaceSettlement settlement, DateTimeOffset now, SettlementOptions options) =>
        options.MonthlyLimit && settlement.LastChoiceAt is { } last && NextMonth(last) is var opensAt && now < opensAt
            ? opensAt
            : null;

    private static DateTimeOffset NextMonth(DateTimeOffset moment) =>
        new DateTimeOffset(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
}
