namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>Partition key and sort key of one item.</summary>
internal readonly record struct Key(string Partition, string Sort)
{
    public static Key Of(Item item) => new(item.Text(SettlementTable.PartitionKey), item.Text(SettlementTable.SortKey));

    /// <summary>A new item that holds nothing but its key.</summary>
    public Item ToItem() => new Item().With(SettlementTable.PartitionKey, Partition).With(SettlementTable.SortKey, Sort);
}
