using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Sandbox.Tests.Metering;

/// <summary>A seller that meters with the SDK against the simulated service, at 10:30 UTC of a day in the middle of a month.</summary>
internal sealed class MeteringClient : IDisposable
{
    public const string Account = "444455556666";
    public const string Licence = "l-1";
    public const string Customer = "X1";

    private readonly Wire wire;

    public MeteringClient()
    {
        Service = new(Time, SubscriptionSample.ProductsOf(new TestSystemOptions())) { Subscriptions = () => Subscriptions };
        wire = new(new CallGate(Time, TimeSpan.Zero, interleaving: null), new FunctionProcess("Metering"), new InMemoryMetering(Time, Service));
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 18, 10, 30, 0, TimeSpan.Zero));

    /// <summary>One of each contract, of the same AWS account.</summary>
    public List<MeteredSubscription> Subscriptions { get; } =
    [
        SubscriptionSample.OfLicence(Licence, "agmt-1").Metered,
        SubscriptionSample.OfCustomer(Customer).Metered,
    ];

    public SimulatedMetering Service { get; }

    /// <summary>A record of the newer contract, of the hour in progress.</summary>
    public UsageRecord Record(int quantity = 1, string dimension = "data_gb", string licence = Licence, DateTimeOffset? at = null) => new()
    {
        CustomerAWSAccountId = Account,
        LicenseArn = SubscriptionSample.LicenceArn(licence),
        Dimension = dimension,
        Quantity = quantity,
        Timestamp = (at ?? Time.GetUtcNow()).UtcDateTime,
    };

    /// <summary>A request of the older contract.</summary>
    public BatchMeterUsageRequest Older(string? account = Account, string? customer = null, string? product = SubscriptionSample.CustomerProduct) => new()
    {
        ProductCode = product,
        UsageRecords =
        [
            new()
            {
                CustomerAWSAccountId = account, CustomerIdentifier = customer, Dimension = "hosts", Quantity = 1,
                Timestamp = Time.GetUtcNow().UtcDateTime,
            },
        ],
    };

    public static UsageAllocation Allocation(int quantity, params (string Key, string Value)[] tags) => new()
    {
        AllocatedUsageQuantity = quantity,
        Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
    };

    public Task<BatchMeterUsageResponse> SendAsync(params UsageRecord[] records) => SendAsync(new BatchMeterUsageRequest { UsageRecords = [.. records] });

    public async Task<BatchMeterUsageResponse> SendAsync(BatchMeterUsageRequest request, string region = "us-east-1")
    {
        using var client = new AmazonAWSMarketplaceMeteringClient(
            new BasicAWSCredentials("in-memory", "in-memory"),
            new() { RegionEndpoint = RegionEndpoint.GetBySystemName(region), HttpClientFactory = wire, MaxErrorRetry = 0 });
        return await client.BatchMeterUsageAsync(request, TestContext.Current.CancellationToken);
    }

    /// <returns>The status of the only record.</returns>
    public async Task<string> StatusAsync(UsageRecord record) => Assert.Single((await SendAsync(record)).Results!).Status!.Value;

    public async Task<string> StatusAsync(BatchMeterUsageRequest request) => Assert.Single((await SendAsync(request)).Results!).Status!.Value;

    /// <returns>The error code; null when the call was taken. A call that was refused has metered nothing.</returns>
    public async Task<string?> ErrorAsync(BatchMeterUsageRequest request, string region = "us-east-1")
    {
        var before = Service.Hours.Count;
        try
        {
            await SendAsync(request, region);
            return null;
        }
        catch (AmazonServiceException refused)
        {
            Assert.Equal(before, Service.Hours.Count);
            Assert.Equal(refused.ErrorCode, Service.Calls[^1].Error);
            return refused.ErrorCode;
        }
    }

    public Task<string?> ErrorAsync(params UsageRecord[] records) => ErrorAsync(new BatchMeterUsageRequest { UsageRecords = [.. records] });

    public void Dispose() => wire.Dispose();
}
