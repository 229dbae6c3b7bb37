using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Settlement.Tests.Workspaces;

public sealed class PayerPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 23, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WorkspaceSettlement Fresh = new(Samples.Workspace(1).Key);
    private static readonly CloudAccount One = Account(1, SubscriptionStatus.Active);
    private static readonly CloudAccount Other = Account(2, SubscriptionStatus.Pending);

    [Fact]
    public void A_workspace_may_move_to_AWS_to_another_AWS_account_and_back()
    {
        Assert.IsType<PayerVerdict.Allowed>(Check(Fresh, One));
        Assert.IsType<PayerVerdict.Allowed>(Check(Fresh.SettleThrough(One.Id, Now), Other));
        Assert.IsType<PayerVerdict.Allowed>(Check(Fresh.SettleThrough(One.Id, Now), account: null));
    }

    [Fact]
    public void The_current_payer_is_reported_as_current_even_when_no_change_is_allowed()
    {
        var moved = Fresh.SettleThrough(One.Id, Now).SettleThrough(Other.Id, Now);
        Assert.IsType<PayerVerdict.Current>(Check(moved, Other));
        Assert.IsType<PayerVerdict.Current>(Check(moved, Other with { DeletedAt = Now }, site: "cn1"));
        Assert.IsType<PayerVerdict.Current>(Check(Fresh, account: null));
        Assert.IsType<PayerVerdict.Current>(Check(moved.Return(Now), account: null));
    }

    [Fact]
    public void A_method_of_another_cloud_does_not_count_as_the_Expense_Center_account() =>
        Assert.IsType<PayerVerdict.Allowed>(Check(Fresh.WithListedMethod(new SettlementMethod("AlibabaCloud")), account: null, "cn1"));

    [Theory]
    [InlineData(SubscriptionStatus.Ending, CloudAccountStatus.Ending)]
    [InlineData(SubscriptionStatus.Failed, CloudAccountStatus.Failed)]
    public void An_account_that_accepts_no_bindings_is_refused_with_its_status(SubscriptionStatus status, CloudAccountStatus said) =>
        Assert.Equal(new PayerVerdict.AccountClosed(said), Check(Fresh, Account(1, status)));

    [Fact]
    public void AWS_is_offered_where_the_site_runs_on_it_or_all_may_be_chosen_and_the_way_back_everywhere()
    {
        Assert.IsType<PayerVerdict.SiteNotOnAws>(Check(Fresh, One, "cn1"));
        Assert.IsType<PayerVerdict.SiteNotOnAws>(Check(Fresh, One, "unknown"));
        Assert.IsType<PayerVerdict.Allowed>(Check(Fresh, One, "cn1", anySettlement: true));
        Assert.IsType<PayerVerdict.Allowed>(Check(Fresh.SettleThrough(One.Id, Now), account: null, "cn1"));
    }

    [Fact]
    public void A_second_change_in_a_month_is_refused_in_every_direction()
    {
        var moved = Fresh.SettleThrough(One.Id, Now).SettleThrough(Other.Id, Now);
        Assert.Equal(new PayerVerdict.ChangedThisMonth(December), Check(moved, One));
        Assert.Equal(new PayerVerdict.ChangedThisMonth(December), Check(moved, account: null));
        Assert.Equal(new PayerVerdict.ChangedThisMonth(December), Check(moved.Revert(Now), One));
        Assert.Equal(new PayerVerdict.ChangedThisMonth(December), Check(moved.MoveTo(One.Id), account: null));
        Assert.IsType<PayerVerdict.Allowed>(Check(moved, One, at: December));
    }

    [Fact]
    public void Without_the_monthly_limit_a_second_change_is_allowed() => Assert.IsType<PayerVerdict.Allowed>(PayerPolicy.CheckChange(
        Samples.Alice, Samples.Sites.Find("us1"), Fresh.SettleThrough(One.Id, Now).Return(Now), One, Samples.Products(subscription: null).Find(Samples.Product), Now,
        new SettlementOptions { MonthlyLimit = false }));

    /// <summary>Every story of eight steps, held against the months in which a choice has counted.</summary>
    [Fact]
    public void At_most_one_change_a_month_is_accepted_and_the_next_is_possible_at_the_announced_time() =>
        Assert.Equal(390_625, Continue(Fresh, new(2026, 1, 20, 8, 0, 0, TimeSpan.Zero), [], steps: 8));

    /// <returns>How many stories there were.</returns>
    private static int Continue(WorkspaceSettlement settlement, DateTimeOffset now, ImmutableHashSet<int> counted, int steps)
    {
        if (steps == 0)
        {
            return 1;
        }

        var stories = Continue(settlement, now.AddDays(13), counted, steps - 1)
            + Continue(settlement.CloudAccount is null ? settlement : settlement.Revert(now), now, counted, steps - 1);
        foreach (var wish in new[] { null, One, Other })
        {
            var (after, months) = Wish(settlement, wish, now, counted);
            stories += Continue(after, now, months, steps - 1);
        }

        return stories;
    }

    private static (WorkspaceSettlement After, ImmutableHashSet<int> Counted) Wish(
        WorkspaceSettlement settlement, CloudAccount? wish, DateTimeOffset now, ImmutableHashSet<int> counted)
    {
        switch (Check(settlement, wish, at: now))
        {
            case PayerVerdict.Allowed when settlement.Version == 0:
                return (settlement.Choose(wish?.Id, now), counted);
            case PayerVerdict.Allowed:
                Assert.DoesNotContain(now.Month, counted);
                return (settlement.Choose(wish?.Id, now), counted.Add(now.Month));
            case PayerVerdict.ChangedThisMonth(var opensAt):
                Assert.Contains(now.Month, counted);
                Assert.Equal(now.Month + 1, opensAt.Month);
                Assert.IsType<PayerVerdict.ChangedThisMonth>(Check(settlement, wish, at: opensAt - TimeSpan.FromTicks(1)));
                Assert.IsType<PayerVerdict.Allowed>(Check(settlement, wish, at: opensAt));
                return (settlement, counted);
            case var verdict:
                Assert.IsType<PayerVerdict.Current>(verdict);
                Assert.Equal(wish?.Id, settlement.CloudAccount);
                return (settlement, counted);
        }
    }

    private static CloudAccount Account(int number, SubscriptionStatus status) => new()
    {
        Id = new CloudAccountId(Ulid.NewUlid(Now.AddSeconds(number))),
        OpenedAt = Now,
        Owner = Samples.Alice.Username,
        Subscriptions = [new Subscription(Samples.Licence) { Notified = new(status, Now) }],
    };

    private static PayerVerdict Check(
        WorkspaceSettlement settlement, CloudAccount? account, string site = "us1", bool anySettlement = false, DateTimeOffset? at = null) =>
        PayerPolicy.CheckChange(
            Samples.Alice with { AnySettlement = anySettlement }, Samples.Sites.Find(site), settlement, account, Samples.Products(subscription: null).Find(Samples.Product), at ?? Now,
            new SettlementOptions());
}
