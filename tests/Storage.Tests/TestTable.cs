using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement;
using Guance.Serverless.Tests;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Storage.Tests;

/// <summary>A table of a test's own, and the stores on it.</summary>
internal sealed class TestTable : IAsyncDisposable
{
    private TestTable(MotoFixture moto, int? sdkRetries)
    {
        Wire = new Wire(moto.Turn);
        var config = new AmazonDynamoDBConfig
        {
            ServiceURL = moto.Address.ToString(),
            AuthenticationRegion = "us-east-1",
            HttpClientFactory = Wire,
        };
        config.MaxErrorRetry = sdkRetries ?? config.MaxErrorRetry;
        Client = new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), config);
        Store = new DecisionStore(Client, Options, Rules, Time);
        Accounts = new CloudAccountStore(Client, Options, Time);
        Workspaces = new WorkspaceStore(Client, Options, Time);
        Claims = new ClaimStore(Client, Options, Time);
        Outbox = new OutboxStore(Client, Options, Time);
        PayerOrders = new PayerOrderStore(Client, Options, Time);
        WebKeys = new WebKeyStore(Client, Options, Time);
    }

    public FakeTimeProvider Time { get; } = new VirtualTime(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public StorageOptions Options { get; } = new($"Settlement-{Guid.NewGuid():N}");

    public SettlementOptions Rules { get; } = new() { TeardownDelay = TimeSpan.FromMinutes(5) };

    public Wire Wire { get; }

    public AmazonDynamoDBClient Client { get; }

    public DecisionStore Store { get; }

    public CloudAccountStore Accounts { get; }

    public WorkspaceStore Workspaces { get; }

    public ClaimStore Claims { get; }

    public OutboxStore Outbox { get; }

    public PayerOrderStore PayerOrders { get; }

    public WebKeyStore WebKeys { get; }

    /// <param name="moto">Where it is.</param>
    /// <param name="sdkRetries">Retries by the AWS SDK. With 0 every refusal reaches the store.</param>
    public static async Task<TestTable> CreateAsync(MotoFixture moto, int? sdkRetries = null)
    {
        var table = new TestTable(moto, sdkRetries);
        string[] keys =
        [
            SettlementTable.PartitionKey, SettlementTable.SortKey,
            SettlementTable.OwnerIndexPartitionKey, SettlementTable.OwnerIndexSortKey,
        ];
        await table.Client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = table.Options.Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions = [.. keys.Select(key => new AttributeDefinition(key, ScalarAttributeType.S))],
                KeySchema = [new(keys[0], KeyType.HASH), new(keys[1], KeyType.RANGE)],
                GlobalSecondaryIndexes =
                [
                    new()
                    {
                        IndexName = SettlementTable.OwnerIndex,
                        KeySchema = [new(keys[2], KeyType.HASH), new(keys[3], KeyType.RANGE)],
                        Projection = new Projection { ProjectionType = ProjectionType.ALL },
                    },
                ],
            },
            TestContext.Current.CancellationToken);
        return table;
    }

    /// <summary>All items whose partition key begins with the prefix.</summary>
    public async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(string prefix)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var request = new ScanRequest { TableName = Options.Table };
        do
        {
            var page = await Client.ScanAsync(request, TestContext.Current.CancellationToken);
            items.AddRange(page.Items.Where(item => item["PK"].S.StartsWith(prefix, StringComparison.Ordinal)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return items;
    }

    /// <summary>moto copies all tables at every transaction, so a table that stays makes all others slow.</summary>
    public async ValueTask DisposeAsync()
    {
        Wire.Before = null;
        Wire.Lose = null;
        await Client.DeleteTableAsync(Options.Table, CancellationToken.None);
        Client.Dispose();
    }
}
