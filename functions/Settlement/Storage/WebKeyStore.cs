using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>The key ring that protects the pages' cookies: XML elements by id, as ASP.NET Core Data Protection writes them.</summary>
public sealed class WebKeyStore(IAmazonDynamoDB client, SettlementOptions options, TimeProvider time)
{
    private readonly Table table = new(client, options, time);

    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        var elements = new List<string>();
        await foreach (var item in table.QueryAsync(Keys.WebKeys, prefix: null, cancellationToken))
        {
            elements.Add(item.Text("xml"));
        }

        return elements;
    }

    public Task AddAsync(string id, string xml, CancellationToken cancellationToken) => client.PutItemAsync(
        new PutItemRequest { TableName = options.Table, Item = Keys.WebKey(id).ToItem().With("xml", xml) }, cancellationToken);
}
