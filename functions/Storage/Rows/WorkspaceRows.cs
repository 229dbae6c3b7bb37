using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>How one workspace is settled. There is one row per workspace, so it has one payer.</summary>
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

/// <summary>A workspace in the partition of the cloud account that pays for it.</summary>
internal static class BindingRow
{
    public static Item Write(Binding binding) => Keys.Binding(binding.Account, binding.Workspace.Key).ToItem()
        .WithLabel(binding.Workspace)
        .With("boundAt", binding.BoundAt)
        .With("boundBy", binding.BoundBy.Value);

    public static Binding Read(Item item) =>
        new(AccountRow.Id(item), item.Label(), item.Time("boundAt"), new Username(item.Text("boundBy")));
}

/// <summary>Key and name of a workspace, inside another item.</summary>
internal static class LabelMap
{
    public static Item WithLabel(this Item item, WorkspaceLabel label) =>
        item.With("site", label.Key.Site).With("workspace", label.Key.Id).With("name", label.Name);

    public static WorkspaceLabel Label(this Item item) =>
        new(new WorkspaceKey(item.Text("site"), item.Text("workspace")), item.Text("name"));
}
