using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Settlement.Tests.Workspaces;

public sealed class PayerPolicyOfBindingTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SettlementOptions Limited = new();
    private static readonly CloudAccountId Account = new(Ulid.MaxValue);
    private static readonly Product? Product = Samples.Products(subscription: null).Find(Samples.Product);
    private static readonly WorkspaceSettlement Fresh = new(Samples.Workspace(1).Key);

    [Fact]
    public void On_an_AWS_site_a_workspace_may_be_chosen() => Assert.IsType<PayerVerdict.Allowed>(Check("us1", Fresh));

    [Fact]
    public void On_other_sites_a_workspace_may_be_chosen_only_when_all_sites_are_allowed()
    {
        Assert.IsType<PayerVerdict.SiteNotOnAws>(Check("cn1", Fresh));
        Assert.IsType<PayerVerdict.SiteNotOnAws>(Check("unknown", Fresh));
        Assert.IsType<PayerVerdict.Allowed>(Check("cn1", Fresh, anySettlement: true));
    }

    [Fact]
    public void A_bound_workspace_is_refused_as_already_bound()
    {
        var bound = Fresh.SettleThrough(Account, Now);
        Assert.IsType<PayerVerdict.Current>(Check("us1", bound));
        Assert.IsType<PayerVerdict.PaidByAnother>(Check("us1", bound.MoveTo(default)));
    }

    [Fact]
    public void The_first_binding_and_a_teardown_do_not_count_as_the_change_of_the_month() =>
        Assert.IsType<PayerVerdict.Allowed>(Check("us1", Fresh.SettleThrough(Account, Now).Revert(Now)));

    [Fact]
    public void A_second_change_in_a_month_is_refused_until_the_next_month()
    {
        var chosenAgain = Fresh.SettleThrough(Account, Now).Revert(Now).SettleThrough(Account, Now).Revert(Now);
        Assert.Equal(new PayerVerdict.ChangedThisMonth(NewYear), Check("us1", chosenAgain));
        Assert.IsType<PayerVerdict.Allowed>(
            PayerPolicy.CheckBinding(Samples.Alice, Samples.Sites.Find("us1"), chosenAgain, Account, Product, NewYear, Limited));
    }

    [Fact]
    public void Without_the_monthly_limit_a_second_change_is_allowed() => Assert.IsType<PayerVerdict.Allowed>(PayerPolicy.CheckBinding(
        Samples.Alice, Samples.Sites.Find("us1"), Fresh.SettleThrough(Account, Now).Return(Now), Account, Product, Now,
        new SettlementOptions { MonthlyLimit = false }));

    private static PayerVerdict Check(string site, WorkspaceSettlement settlement, bool anySettlement = false) => PayerPolicy.CheckBinding(
        Samples.Alice with { AnySettlement = anySettlement }, Samples.Sites.Find(site), settlement, Account, Product, Now, Limited);
}
