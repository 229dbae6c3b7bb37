using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Tests.CloudAccounts;

public sealed class SubscriptionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Subscription Customer = new(new SubscriptionId(SubscriptionKind.Customer, "product#customer"));
    private static readonly Subscription Licence = new(new SubscriptionId(SubscriptionKind.Licence, "l-1"));

    [Fact]
    public void The_notice_with_the_latest_time_decides_in_any_order_of_arrival()
    {
        var ended = Customer.ApplyStatus(SubscriptionStatus.Ended, Noon);
        Assert.Equal(
            ended with { ActiveSince = Noon.AddSeconds(-1) }, ended.ApplyStatus(SubscriptionStatus.Active, Noon.AddSeconds(-1)));
        Assert.Equal(SubscriptionStatus.Active, ended.ApplyStatus(SubscriptionStatus.Active, Noon.AddSeconds(1)).Status);
    }

    [Fact]
    public void Of_notices_with_the_same_time_the_later_stage_decides()
    {
        var ending = Customer.ApplyStatus(SubscriptionStatus.Active, Noon).ApplyStatus(SubscriptionStatus.Ending, Noon);
        Assert.Equal(SubscriptionStatus.Ending, ending.Status);
        Assert.Same(ending, ending.ApplyStatus(SubscriptionStatus.Active, Noon));
    }

    [Fact]
    public void A_deprovisioned_licence_stays_ended()
    {
        var ended = Licence.ApplyStatus(SubscriptionStatus.Active, Noon).ApplyStatus(SubscriptionStatus.Ended, Noon.AddSeconds(-1));
        Assert.Equal(SubscriptionStatus.Ended, ended.Status);
        Assert.Same(ended, ended.ApplyStatus(SubscriptionStatus.Active, Noon.AddYears(1)));
    }

    [Fact]
    public void It_has_been_active_since_the_first_notice_that_says_so_in_any_order_of_arrival()
    {
        var active = Licence.ApplyStatus(SubscriptionStatus.Active, Noon.AddHours(1)).ApplyStatus(SubscriptionStatus.Active, Noon);
        Assert.Equal(Noon, active.ActiveSince);
        Assert.Equal(Noon, active.ApplyStatus(SubscriptionStatus.Active, Noon.AddHours(2)).ActiveSince);
    }

    [Fact]
    public void A_customer_who_comes_back_has_been_active_since_then()
    {
        var ended = Customer.ApplyStatus(SubscriptionStatus.Active, Noon).ApplyStatus(SubscriptionStatus.Ended, Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(2), ended.ApplyStatus(SubscriptionStatus.Active, Noon.AddHours(2)).ActiveSince);
    }

    [Fact]
    public void A_subscription_that_is_active_again_keeps_the_time_of_its_earlier_end()
    {
        var again = Customer.ApplyStatus(SubscriptionStatus.Ended, Noon).Reopen(Noon);
        Assert.Equal(SubscriptionStatus.Pending, again.Status);
        Assert.Equal(SubscriptionStatus.Pending, again.ApplyStatus(SubscriptionStatus.Active, Noon.AddSeconds(-1)).Status);
        Assert.Equal(SubscriptionStatus.Pending, again.ApplyStatus(SubscriptionStatus.Active, Noon).Status);
        Assert.Equal(SubscriptionStatus.Active, again.ApplyStatus(SubscriptionStatus.Active, Noon.AddSeconds(1)).Status);
    }
}
