using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>Key and name of a workspace, inside another item.</summary>
internal static class LabelMap
{
    public static Item WithLabel(this Item item, WorkspaceLabel label) =>
        item.With("site", label.Key.Site).With("workspace", label.Key.Id).With("name", label.Name);

    public static WorkspaceLabel Label(this Item item) =>
        new(new WorkspaceKey(item.Text("site"), item.Text("workspace")), item.Text("name"));
}
