using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Usage;

/// <summary>Who pays for a usage record, and what becomes of it.</summary>
public sealed class UsageIntakeTests
{
    private const string Dimension = "data_gb";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 18, 30, 0, TimeSpan.Zero);
    private static readonly UsageHour Hour = UsageHour.Parse("2026-11-20T15");
    private static readonly WorkspaceKey Workspace = new("us1", "wksp_c995a4c427b3730917c9fab1df852124");
    private static readonly CloudAccountId One = Id(1);
    private static readonly CloudAccountId Other = Id(2);

    /// <summary>The first account paid until 15:20, the other one since.</summary>
    private static readonly WorkspaceSettlement Changed = new(Workspace)
    {
        CloudAccount = Other,
        Method = SettlementMethod.Aws,
        Version = 2,
        Former = [new FormerPayer(One, Hour.Begins.AddMinutes(20))],
    };

    [Fact]
    public void The_payer_in_force_when_the_hour_began_pays_for_all_of_it()
    {
        Assert.Equal(new UsageVerdict(One, null), Decide(Record()));
        Assert.Equal(new UsageVerdict(Other, null), Decide(Record() with { Hour = Hour.Next }));
    }

    [Fact]
    public void An_account_that_billing_names_pays_if_it_paid_at_any_time_in_the_hour()
    {
        Assert.Equal(new UsageVerdict(Other, null), Decide(Record() with { CloudAccount = Other }));
        Assert.Equal(UsageReturnReason.NotSettledThroughAws, Decide(Record() with { CloudAccount = Other, Hour = Hour.Before }).Returned);
        Assert.Equal(UsageReturnReason.NotSettledThroughAws, Decide(Record() with { CloudAccount = One, Hour = Hour.Next }).Returned);
    }

    [Fact]
    public void Usage_of_a_workspace_that_the_Expense_Center_account_pays_for_is_handed_back()
    {
        Assert.Equal(UsageReturnReason.UnknownWorkspace, Decide(Record(), new WorkspaceSettlement(Workspace)).Returned);
        Assert.Equal(
            UsageReturnReason.NotSettledThroughAws,
            Decide(Record(), Changed with { Former = [new FormerPayer(null, Hour.Ends)] }).Returned);
    }

    [Theory]
    [InlineData(-4, null)]
    [InlineData(-3, null)]
    [InlineData(1, UsageReturnReason.InTheFuture)]
    [InlineData(-167, null)]
    [InlineData(-170, UsageReturnReason.TooOld)]
    public void Usage_is_taken_from_seven_days_ago_to_the_hour_in_progress(int hoursFromNow, UsageReturnReason? returned) => Assert.Equal(
        returned,
        Decide(Record() with { Hour = UsageHour.Of(Now.AddHours(hoursFromNow)) }, new WorkspaceSettlement(Workspace) { CloudAccount = One, Version = 1 }).Returned);

    [Fact]
    public void Usage_of_a_dimension_that_the_product_lacks_is_handed_back_letter_by_letter()
    {
        Assert.Equal(UsageReturnReason.UnknownDimension, Decide(Record() with { Dimension = "Data_gb" }).Returned);
        Assert.Null(Decide(Record()).Returned);
    }

    [Fact]
    public void Quantities_are_compared_by_value_and_everything_else_by_its_text()
    {
        Assert.Equal(UsageIntake.ContentHash(Record() with { Quantity = 1.5m }), UsageIntake.ContentHash(Record() with { Quantity = 1.50m }));
        UsageRecord[] others =
        [
            Record() with { Quantity = 2 }, Record() with { Dimension = "hosts" }, Record() with { Hour = Hour.Next }, Record() with { CloudAccount = One },
            Record() with { Workspace = Workspace with { Site = "eu1" } },
        ];
        Assert.All(others, other => Assert.NotEqual(UsageIntake.ContentHash(Record()), UsageIntake.ContentHash(other)));
    }

    private static CloudAccountId Id(byte number) => new(new Ulid([.. new byte[15], number]));

    private static UsageRecord Record() => new("id-1", Workspace, Hour, Dimension, 1);

    private static UsageVerdict Decide(UsageRecord record, WorkspaceSettlement? settlement = null) => UsageIntake.Decide(
        record, settlement ?? Changed, Account, new Products([Product]), new MeteringOptions(), Now);

    private static Product Product => new()
    {
        Code = new ProductCode("new"),
        Title = "Guance",
        Identity = SubscriptionKind.Licence,
        ListingUrl = new Uri("https://example.com"),
        Dimensions = [new Dimension { Key = Dimension, Name = new Text("日志", "Logs"), Unit = new Text("GB", "GB") }],
    };

    private static CloudAccount Account(CloudAccountId id) => new()
    {
        Id = id,
        OpenedAt = Now,
        Product = new ProductCode("new"),
        Subscriptions = [new Subscription(new SubscriptionId(SubscriptionKind.Licence, "l-1"))],
    };
}
