using System.Text.Json;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>An order to bind workspaces.</summary>
internal static class BindingOrderRow
{
    public static Item Write(BindingOrder order, long version) => Keys.BindingOrder(order.Id).ToItem()
        .With("body", JsonSerializer.Serialize(order with { Version = 0 }, StoredJson.Default.BindingOrder))
        .With("version", version)
        .Expiring(order.OrderedAt + BindingOrder.Kept);

    public static BindingOrder Read(Item item)
    {
        var order = JsonSerializer.Deserialize(item.Text("body"), StoredJson.Default.BindingOrder) ?? throw new JsonException("An order is null.");
        return order with { Version = item.Number("version") };
    }
}

/// <summary>A part of an order.</summary>
internal static class BindingOrderPartRow
{
    public static Item Write(BindingOrderPart part) => Keys.BindingOrderPart(part.PartsId, part.Number).ToItem()
        .With("body", JsonSerializer.Serialize(part, StoredJson.Default.BindingOrderPart))
        .Expiring(part.PartsId.Time + BindingOrder.Kept + TimeSpan.FromDays(1));

    public static BindingOrderPart Read(Item item) =>
        JsonSerializer.Deserialize(item.Text("body"), StoredJson.Default.BindingOrderPart) ?? throw new JsonException("A part is null.");
}
