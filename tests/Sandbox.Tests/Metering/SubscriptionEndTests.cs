using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Sandbox.Tests.Metering;

/// <summary>Whose usage is taken, and for how long after the end of a subscription was told, in both readings of AWS's pages.</summary>
public sealed class SubscriptionEndTests : IDisposable
{
    private const string NotSubscribed = "CustomerNotSubscribed";

    private readonly MeteringClient seller = new();

    public void Dispose() => seller.Dispose();

    [Theory]
    [InlineData(FinalHourOpening.LastSign, 0, null, 600, "Success")]
    [InlineData(FinalHourOpening.LastSign, 0, 30, 89, "Success")]
    [InlineData(FinalHourOpening.LastSign, 0, 30, 90, NotSubscribed)]
    [InlineData(FinalHourOpening.LastSign, null, 0, 59, "Success")]
    [InlineData(FinalHourOpening.FirstSign, 0, null, 59, "Success")]
    [InlineData(FinalHourOpening.FirstSign, 0, null, 60, NotSubscribed)]
    [InlineData(FinalHourOpening.FirstSign, 0, 30, 59, "Success")]
    [InlineData(FinalHourOpening.FirstSign, 0, 30, 60, NotSubscribed)]
    [InlineData(FinalHourOpening.FirstSign, null, 0, 59, "Success")]
    [InlineData(FinalHourOpening.FirstSign, null, 0, 60, NotSubscribed)]
    internal async Task In_the_newer_contract_the_sign_that_opens_the_final_hour_is_the_one_of_the_reading(
        FinalHourOpening opening, int? firstSign, int? lastSign, int minute, string status)
    {
        seller.Service.FinalHourOpening = opening;
        End(0, firstSign, lastSign);
        seller.Time.Advance(TimeSpan.FromMinutes(minute));
        Assert.Equal(status, await seller.StatusAsync(seller.Record()));
    }

    [Theory]
    [InlineData(FinalHourOpening.LastSign)]
    [InlineData(FinalHourOpening.FirstSign)]
    internal async Task In_the_older_contract_the_first_sign_opens_an_hour_that_the_last_sign_closes(FinalHourOpening opening)
    {
        seller.Service.FinalHourOpening = opening;
        End(1, firstSign: 0, lastSign: null);
        seller.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("Success", await seller.StatusAsync(seller.Older()));

        End(1, firstSign: 0, lastSign: 0);
        seller.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(NotSubscribed, await seller.StatusAsync(Next()));

        End(1, firstSign: -1, lastSign: null);
        seller.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(NotSubscribed, await seller.StatusAsync(Next()));

        Amazon.AWSMarketplaceMetering.Model.BatchMeterUsageRequest Next()
        {
            var request = seller.Older();
            request.UsageRecords![0].Dimension = "api_calls";
            return request;
        }
    }

    [Fact]
    public async Task Who_is_not_subscribed_is_answered_so_and_the_other_records_are_metered()
    {
        seller.Subscriptions.Add(SubscriptionSample.OfLicence("l-2", "agmt-2").Metered with { LastSignAt = seller.Time.GetUtcNow().AddDays(-1) });

        var answer = await seller.SendAsync(seller.Record(licence: "l-2"), seller.Record());

        Assert.Equal(["Success", NotSubscribed], answer.Results!.Select(result => result.Status!.Value));
        Assert.Equal([null, "l-2"], answer.Results!.Select(result => result.MeteringRecordId is null ? result.UsageRecord!.LicenseArn!.Split(':')[^1] : null));
        Assert.Single(seller.Service.Hours);
    }

    [Fact]
    public async Task Unknown_customers_are_not_subscribed()
    {
        Assert.Equal(NotSubscribed, await seller.StatusAsync(seller.Older(account: "999999999999")));
        Assert.Equal(NotSubscribed, await seller.StatusAsync(seller.Older(account: null, customer: "X2")));
        var another = seller.Record();
        another.CustomerAWSAccountId = "999999999999";
        Assert.Equal(NotSubscribed, await seller.StatusAsync(another));
    }

    [Fact]
    public async Task A_suspended_account_is_not_subscribed()
    {
        seller.Subscriptions[0] = seller.Subscriptions[0] with { IsSuspended = true };
        Assert.Equal(NotSubscribed, await seller.StatusAsync(seller.Record()));
    }

    [Fact]
    public async Task Who_subscribes_again_is_metered_again()
    {
        End(1, firstSign: 0, lastSign: 0);
        Assert.Equal(NotSubscribed, await seller.StatusAsync(seller.Older()));
        seller.Subscriptions.Add(SubscriptionSample.OfCustomer(MeteringClient.Customer).Metered);
        Assert.Equal("Success", await seller.StatusAsync(seller.Older()));
    }

    [Fact]
    public async Task A_listing_that_has_opted_in_is_metered_by_product_or_by_licence_and_billed_once()
    {
        seller.Subscriptions[1] = seller.Subscriptions[1] with { LicenceArn = SubscriptionSample.LicenceArn("l-2") };
        var record = seller.Record(1, "hosts", "l-2");

        Assert.Equal("Success", await seller.StatusAsync(seller.Older()));
        Assert.Equal("Success", await seller.StatusAsync(record));
        Assert.Equal("l-2", Assert.Single(seller.Service.Hours).Key.Licence);
    }

    [Fact]
    public async Task What_was_metered_before_the_end_stays_a_success_when_it_is_sent_again()
    {
        var record = seller.Record();
        await seller.SendAsync(record);
        End(0, firstSign: 0, lastSign: 0);
        seller.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal("Success", await seller.StatusAsync(record));
        Assert.Equal(NotSubscribed, await seller.StatusAsync(seller.Record()));
    }

    /// <param name="firstSign">Minutes from now.</param>
    /// <param name="lastSign">Minutes from now.</param>
    private void End(int subscription, int? firstSign, int? lastSign) =>
        seller.Subscriptions[subscription] = seller.Subscriptions[subscription] with
        {
            FirstSignAt = firstSign is { } first ? seller.Time.GetUtcNow().AddMinutes(first) : null,
            LastSignAt = lastSign is { } last ? seller.Time.GetUtcNow().AddMinutes(last) : null,
        };
}
