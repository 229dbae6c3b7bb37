using System.Collections.Immutable;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>How one workspace is settled. There is one row per workspace, so it has one payer.</summary>
internal static class SettlementRow
{
    public static Item Write(WorkspaceSettlement settlement) => Keys.Settlement(settlement.Key).ToItem()
        .With("method", settlement.Method.Value)
        .With("account", settlement.CloudAccount?.ToString())
        .With("former", [.. settlement.Former.Select(one => new Item().With("account", one.Account?.ToString()).With("until", one.Until))])
        .With("lastChoiceAt", settlement.LastChoiceAt)
        .With("version", settlement.Version);

    public static WorkspaceSettlement Read(WorkspaceKey key, Item item) => new(key)
    {
        Method = new SettlementMethod(item.Text("method")),
        CloudAccount = item.CloudAccountOrNull("account"),
        Former = [.. item.Maps("former").Select(one => new FormerPayer(one.CloudAccountOrNull("account"), one.Time("until")))],
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

/// <summary>The list of workspaces that went back; written together with the account, whose version guards it.</summary>
internal static class RevertedRow
{
    public static Item Write(RevertedWorkspaces reverted, DateTimeOffset now) =>
        Keys.Reverted(reverted.Account).ToItem().WithLabels(reverted.Listed).Expiring(now + HistoryEntry.Kept);

    public static ImmutableArray<WorkspaceLabel> Read(Item item) => item.Labels();
}

/// <summary>Keys and names of workspaces, inside another item.</summary>
internal static class LabelMap
{
    public static Item WithLabels(this Item item, IEnumerable<WorkspaceLabel> labels) =>
        item.With("workspaces", [.. labels.Select(label => new Item().WithLabel(label))]);

    public static ImmutableArray<WorkspaceLabel> Labels(this Item item) => [.. item.Maps("workspaces").Select(Label)];

    public static Item WithLabel(this Item item, WorkspaceLabel label) =>
        item.With("site", label.Key.Site).With("workspace", label.Key.Id).With("name", label.Name);

    public static WorkspaceLabel Label(this Item item) =>
        new(new WorkspaceKey(item.Text("site"), item.Text("workspace")), item.Text("name"));
}
