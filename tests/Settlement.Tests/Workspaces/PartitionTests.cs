using CsCheck;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Settlement.Tests.Workspaces;

/// <summary>AWS in China and AWS elsewhere: another seller, another currency.</summary>
public sealed class PartitionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly WorkspaceSettlement Fresh = new(Samples.Workspace(1).Key);

    [Theory]
    [InlineData("aws", "aws", true)]
    [InlineData("aws-cn", "aws-cn", true)]
    [InlineData("aws", "aws-cn", false)]
    [InlineData("aws-cn", "aws", false)]
    public void A_listing_pays_for_workspaces_of_sites_of_its_own_partition(string listing, string site, bool isAllowed) =>
        Assert.Equal(isAllowed ? new PayerVerdict.Allowed() : new PayerVerdict.OtherPartition(), Check(Listing(listing), OnAws(site)));

    [Fact]
    public void A_listing_or_a_site_that_the_configuration_does_not_know_is_of_no_partition()
    {
        Assert.Equal(new PayerVerdict.OtherPartition(), Check(product: null, OnAws("aws")));
        Assert.Equal(new PayerVerdict.OtherPartition(), Check(Listing("aws"), site: null, anySettlement: true));
    }

    [Fact]
    public void An_owner_who_may_choose_any_settlement_crosses_partitions_only_where_the_setting_allows_it()
    {
        Assert.Equal(new PayerVerdict.OtherPartition(), Check(Listing("aws"), OnAws("aws-cn"), anySettlement: true));
        Assert.Equal(new PayerVerdict.OtherPartition(), Check(Listing("aws"), OnAws("aws-cn"), across: true));
        Assert.Equal(new PayerVerdict.Allowed(), Check(Listing("aws"), OnAws("aws-cn"), anySettlement: true, across: true));
    }

    [Fact]
    public void The_reason_of_a_site_that_does_not_run_on_AWS_comes_first() =>
        Assert.Equal(new PayerVerdict.SiteNotOnAws(), Check(Listing("aws"), OnAws("aws-cn") with { Cloud = "AlibabaCloud" }));

    [Fact]
    public void Whatever_the_current_payer_partitions_mix_only_where_owner_and_setting_both_allow_it() => Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 2], Gen.Bool).Sample((isListingInChina, isSiteInChina, anySettlement, across, payer, runsOnAws) =>
        {
            var listing = Listing(isListingInChina ? "aws-cn" : "aws");
            var site = OnAws(isSiteInChina ? "aws-cn" : "aws") with { Cloud = runsOnAws ? Site.AwsCloud : "HuaweiCloud" };
            var settlement = payer switch
            {
                0 => Fresh,
                1 => Fresh.SettleThrough(Account(2).Id, Now),
                _ => Fresh.SettleThrough(Account(2).Id, Now).Revert(Now),
            };
            var isAllowed = (runsOnAws || anySettlement) && (isListingInChina == isSiteInChina || (anySettlement && across));
            var change = PayerPolicy.CheckChange(Owner(anySettlement), site, settlement, Account(1), listing, Now, Options(across));
            Assert.Equal(isAllowed, change is PayerVerdict.Allowed);
            var binding = PayerPolicy.CheckBinding(Owner(anySettlement), site, settlement, Account(1).Id, listing, Now, Options(across));
            Assert.Equal(isAllowed && payer != 1, binding is PayerVerdict.Allowed);
            Assert.IsType<PayerVerdict.Allowed>(
                PayerPolicy.CheckChange(Owner(anySettlement), site, Fresh.SettleThrough(Account(2).Id, Now), account: null, product: null, Now, Options(across)));
        });

    private static PayerVerdict Check(Product? product, Site? site, bool anySettlement = false, bool across = false) =>
        PayerPolicy.CheckBinding(Owner(anySettlement), site, Fresh, Account(1).Id, product, Now, Options(across));

    private static ExpenseCenterAccount Owner(bool anySettlement) => Samples.Alice with { AnySettlement = anySettlement };

    private static SettlementOptions Options(bool across) => new() { AnySettlementAcrossPartitions = across };

    private static Product Listing(string partition) => new()
    {
        Code = Samples.Product,
        Title = "Guance",
        Identity = SubscriptionKind.Licence,
        ListingUrl = new Uri("https://aws.example.com/listing"),
        Partition = partition,
    };

    private static Site OnAws(string partition) => new()
    {
        Code = "s1",
        Name = new Text("站点", "Site"),
        Cloud = Site.AwsCloud,
        ConsoleUrl = new Uri("https://s1.example.com"),
        Partition = partition,
    };

    private static CloudAccount Account(int number) => new()
    {
        Id = new CloudAccountId(Ulid.NewUlid(Now.AddSeconds(number), new byte[10])),
        OpenedAt = Now,
        Owner = Samples.Alice.Username,
        Subscriptions = [new Subscription(Samples.Licence) { Notified = new(SubscriptionStatus.Active, Now) }],
    };
}
