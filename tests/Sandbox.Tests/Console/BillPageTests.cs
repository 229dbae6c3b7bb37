using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using AngleSharp.Html.Parser;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;

namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>Usage is metered over HTTP, for the subscriptions of the simulated AWS Marketplace, and AWS's bill shows it.</summary>
public sealed class BillPageTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private MarketplaceState Marketplace => fixture.Console.Marketplace;

    [Fact]
    public async Task Usage_of_a_subscription_is_on_the_bill_by_month_product_customer_licence_dimension_and_workspace()
    {
        var subscription = await SubscribeAsync();

        var record = Record(subscription, 3);

        Assert.Equal("Success", await StatusAsync(record));

        var page = await new HtmlParser().ParseDocumentAsync(await fixture.Http.GetStringAsync(new Uri("/marketplace/bill", UriKind.Relative), Stop));
        var licence = subscription.LicenceArn!.Split(':')[^1];
        var line = Assert.Single(page.QuerySelectorAll($"tr[data-licence='{licence}']"));
        Assert.Equal(
            ($"{record.Timestamp:yyyy-MM}", SandboxProducts.Newer.Code, subscription.Buyer.Id, "data_gb", "3"),
            (line.GetAttribute("data-month"), line.GetAttribute("data-product"), line.GetAttribute("data-account"),
                line.GetAttribute("data-dimension"), line.GetAttribute("data-quantity")));
        Assert.Equal("site=\"cn1\" workspace=\"wksp_1\"3", Assert.Single(line.QuerySelectorAll("tr[data-tags]")).TextContent);
        Assert.Contains("1 Success", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_is_taken_for_an_hour_after_the_last_sign_of_the_end()
    {
        var subscription = await SubscribeAsync();
        await Marketplace.Buyer.UnsubscribeAsync(subscription, lastSign: true, Stop);

        Assert.Equal("Success", await StatusAsync(Record(subscription, 1)));
        fixture.Time.Ahead += TimeSpan.FromHours(1);
        Assert.Equal("CustomerNotSubscribed", await StatusAsync(Record(subscription, 1)));
    }

    [Theory]
    [InlineData("metering-down", "InternalServiceErrorException")]
    [InlineData("metering-throttles", "ThrottlingException")]
    [InlineData("metering-refuses-dimension", "InvalidUsageDimensionException")]
    public async Task A_switch_refuses_usage(string name, string code)
    {
        var subscription = await SubscribeAsync();
        using (Turned(name))
        {
            Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonServiceException>(() => SendAsync(Record(subscription, 1)))).ErrorCode);
        }

        Assert.Equal("Success", await StatusAsync(Record(subscription, 2)));
    }

    [Fact]
    public async Task A_switch_loses_answers_of_usage_that_was_metered()
    {
        var record = Record(await SubscribeAsync(), 5);
        using (Turned("metering-loses-answers"))
        {
            Assert.IsNotType<AmazonAWSMarketplaceMeteringException>(await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(record)));
        }

        Assert.Equal("Success", await StatusAsync(record));
        var hour = Assert.Single(Marketplace.Metering.Usage.Hours, hour => record.LicenseArn!.EndsWith(hour.Key.Licence!, StringComparison.Ordinal));
        Assert.Equal(5, hour.Record.Quantity);
    }

    [Fact]
    public async Task A_switch_leaves_records_unprocessed()
    {
        var record = Record(await SubscribeAsync(), 1);
        using (Turned("metering-leaves-unprocessed"))
        {
            Assert.Equal("data_gb", Assert.Single((await SendAsync(record)).UnprocessedRecords!).Dimension);
        }
    }

    [Fact]
    public async Task A_switch_lets_the_first_sign_open_the_final_hour()
    {
        var subscription = await SubscribeAsync();
        await Marketplace.Buyer.UnsubscribeAsync(subscription, lastSign: false, Stop);
        fixture.Time.Ahead += TimeSpan.FromHours(1);

        using (Turned("metering-final-hour-at-first-sign"))
        {
            Assert.Equal("CustomerNotSubscribed", await StatusAsync(Record(subscription, 1)));
        }

        Assert.Equal("Success", await StatusAsync(Record(subscription, 1)));
    }

    private static UsageRecord Record(Subscription subscription, int quantity) => new()
    {
        CustomerAWSAccountId = subscription.Buyer.Id,
        LicenseArn = subscription.LicenceArn,
        Dimension = "data_gb",
        Quantity = quantity,
        UsageAllocations =
        [
            new()
            {
                AllocatedUsageQuantity = quantity,
                Tags = [new() { Key = "site", Value = "cn1" }, new() { Key = "workspace", Value = "wksp_1" }],
            },
        ],
    };

    private async Task<Subscription> SubscribeAsync() => (await Marketplace.Buyer.SubscribeAsync(
        SandboxProducts.Newer, BuyerAccount.All[0], freeTrial: false, paymentFails: false, Stop))!;

    private async Task<string> StatusAsync(UsageRecord record) => Assert.Single((await SendAsync(record)).Results!).Status!.Value;

    /// <summary>Of the hour in progress, unless it was sent before; one call a second.</summary>
    private async Task<BatchMeterUsageResponse> SendAsync(UsageRecord record)
    {
        fixture.Time.Ahead += TimeSpan.FromSeconds(1);
        record.Timestamp ??= fixture.Time.GetUtcNow().UtcDateTime;
        using var client = new AmazonAWSMarketplaceMeteringClient(
            new BasicAWSCredentials(ConsoleFixture.AccessKeyId, ConsoleFixture.Secret),
            new() { ServiceURL = fixture.Options.MeteringEndpoint.AbsoluteUri, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        return await client.BatchMeterUsageAsync(new() { UsageRecords = [record] }, Stop);
    }

    private TurnedSwitch Turned(string name) => new(Marketplace.MeteringSwitches.All.Single(one => one.Name == name));

    private sealed class TurnedSwitch : IDisposable
    {
        private readonly Sandbox.Console.Switches.Switch turned;

        public TurnedSwitch(Sandbox.Console.Switches.Switch turned)
        {
            this.turned = turned;
            turned.On = true;
        }

        public void Dispose() => turned.On = false;
    }
}
