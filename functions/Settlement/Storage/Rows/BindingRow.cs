using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Storage.Rows;

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
