using System.Text.Json;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>An order to change who pays for workspaces.</summary>
internal static class PayerOrderRow
{
    public static Item Write(PayerOrder order, long version) => Keys.PayerOrder(order.Id).ToItem()
        .With("body", JsonSerializer.Serialize(order with { Version = 0 }, StoredJson.Default.PayerOrder))
        .With("version", version)
        .Expiring(order.OrderedAt + PayerOrder.Kept);

    public static PayerOrder Read(Item item)
    {
        var order = JsonSerializer.Deserialize(item.Text("body"), StoredJson.Default.PayerOrder) ?? throw new JsonException("An order is null.");
        return order with { Version = item.Number("version") };
    }
}

/// <summary>A part of an order.</summary>
internal static class PayerOrderPartRow
{
    public static Item Write(PayerOrderPart part) => Keys.PayerOrderPart(part.PartsId, part.Number).ToItem()
        .With("body", JsonSerializer.Serialize(part, StoredJson.Default.PayerOrderPart))
        .Expiring(part.PartsId.Time + PayerOrder.Kept + TimeSpan.FromDays(1));

    public static PayerOrderPart Read(Item item) =>
        JsonSerializer.Deserialize(item.Text("body"), StoredJson.Default.PayerOrderPart) ?? throw new JsonException("A part is null.");
}
