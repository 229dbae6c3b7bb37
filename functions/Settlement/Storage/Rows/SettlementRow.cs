using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>How one workspace is settled: the row that makes sure that it has one payer.</summary>
internal static class SettlementRow
{
    public static Item Write(WorkspaceSettlement settlement) => Keys.Settlement(settlement.Key).ToItem()
        .With("method", settlement.Method.Value)
        .With("account", settlement.CloudAccount?.ToString())
        .With("lastChoiceAt", settlement.LastChoiceAt)
        .With("version", settlement.Version);

    public static WorkspaceSettlement Read(WorkspaceKey key, Item item) => new(key)
    {
        Method = new SettlementMethod(item.Text("method")),
        CloudAccount = item.TextOrNull("account") is { } account ? CloudAccountId.Parse(account) : null,
        LastChoiceAt = item.TimeOrNull("lastChoiceAt"),
        Version = item.Number("version"),
    };
}
