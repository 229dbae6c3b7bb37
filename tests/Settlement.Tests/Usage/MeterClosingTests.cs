using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Usage;

/// <summary>Which hours of a meter are closed when, and for which subscription.</summary>
public sealed class MeterClosingTests
{
    private static readonly UsageHour Hour = UsageHour.Parse("2026-11-20T15");
    private static readonly DateTimeOffset At = Hour.Begins;
    private static readonly WorkspaceKey Workspace = new("us1", "wksp_c995a4c427b3730917c9fab1df852124");
    private static readonly Subscription Active = Licence("l-1").ApplyStatus(SubscriptionStatus.Active, At.AddDays(-9));

    [Fact]
    public void An_hour_is_closed_a_quarter_of_an_hour_after_its_end()
    {
        Assert.Empty(Close(At.AddMinutes(74), [Active]).Records);
        Assert.Equal((Hour, "l-1"), Assert.Single(Close(At.AddMinutes(75), [Active]).Records.Select(Named)));
    }

    [Fact]
    public void An_hour_in_which_a_renewal_began_is_billed_by_the_licence_that_was_active_when_the_hour_began()
    {
        var old = Active.ApplyStatus(SubscriptionStatus.Ended, At.AddMinutes(40));
        var successor = Licence("l-2").ApplyStatus(SubscriptionStatus.Active, At.AddMinutes(30));
        Assert.Equal((Hour, "l-1"), Assert.Single(Close(At.AddMinutes(86), [old, successor]).Records.Select(Named)));
        Assert.Equal((Hour.Next, "l-2"), Assert.Single(Close(At.AddMinutes(140), [old, successor], Hour.Next).Records.Select(Named)));
    }

    [Fact]
    public void What_comes_after_the_final_hour_of_the_old_licence_is_billed_by_its_successor_in_the_next_hour()
    {
        var old = Active.ApplyStatus(SubscriptionStatus.Ended, At.AddMinutes(5));
        var successor = Licence("l-2").ApplyStatus(SubscriptionStatus.Active, At.AddMinutes(3));
        Assert.Equal((Hour.Next, "l-2"), Assert.Single(Close(At.AddMinutes(140), [old, successor]).Records.Select(Named)));
    }

    [Fact]
    public void After_the_last_sign_finished_hours_are_closed_first_and_the_hour_in_progress_at_the_last_flush()
    {
        var ended = Active.ApplyStatus(SubscriptionStatus.Ended, At.AddMinutes(50));
        Assert.Equal((Hour, "l-1"), Assert.Single(Close(At.AddMinutes(60), [ended]).Records.Select(Named)));
        Assert.Empty(Close(At.AddMinutes(94), [ended], Hour.Next).Records);
        Assert.Equal((Hour.Next, "l-1"), Assert.Single(Close(At.AddMinutes(95), [ended], Hour.Next).Records.Select(Named)));
    }

    [Fact]
    public void In_the_older_contract_the_first_sign_opens_the_final_hour()
    {
        var ending = new Subscription(new SubscriptionId(SubscriptionKind.Customer, "new#c-1"))
            .ApplyStatus(SubscriptionStatus.Active, At.AddDays(-9)).ApplyStatus(SubscriptionStatus.Ending, At.AddMinutes(5));
        Assert.Equal((Hour, "new#c-1"), Assert.Single(Close(At.AddMinutes(50), [ending]).Records.Select(Named)));
        Assert.Equal(UsageReturnReason.SubscriptionEnded, Assert.Single(Close(At.AddMinutes(75), [ending]).Returned).Reason);
    }

    [Fact]
    public void Usage_waits_while_AWS_has_not_confirmed_the_subscription_and_is_billed_in_its_first_whole_hour()
    {
        var waiting = Close(At.AddMinutes(75), [Licence("l-1")]);
        Assert.Empty(waiting.Records);
        Assert.Empty(waiting.Returned);
        Assert.Equal(2.5m, waiting.Meter.Waiting(Workspace));

        var confirmed = Licence("l-1").ApplyStatus(SubscriptionStatus.Active, At.AddMinutes(80));
        var later = new MeterClosing(Account([confirmed]), new MeteringOptions(), At.AddMinutes(195)).Close(waiting.Meter);
        Assert.Equal((Hour.Next.Next, "l-1"), Assert.Single(later.Records.Select(Named)));
    }

    [Fact]
    public void Usage_that_is_too_late_for_its_own_hour_is_billed_in_the_next_one_that_is_not()
    {
        var closed = Close(At.AddHours(20), [Active]);
        Assert.Equal(UsageHour.Of(At.AddHours(15)), Assert.Single(closed.Records).Hour);
    }

    [Fact]
    public void What_is_left_when_metering_has_ended_is_handed_back()
    {
        var account = Account([Active.ApplyStatus(SubscriptionStatus.Ended, At)]) with { MeteringEndedAt = At.AddMinutes(50) };
        var closed = new MeterClosing(account, new MeteringOptions(), At.AddMinutes(55)).Close(Meter(Hour));
        Assert.Equal(new LeftOver(Workspace, 2.5m), Assert.Single(closed.Returned));
        Assert.True(closed.Meter.IsEmpty);
    }

    private static Subscription Licence(string id) => new(new SubscriptionId(SubscriptionKind.Licence, id));

    private static (UsageHour Hour, string Subscription) Named(MeteringRecord record) => (record.Hour, record.Subscription.Value);

    private static Meter Meter(UsageHour hour) => new Meter(new CloudAccountId(Ulid.MaxValue), "data_gb").Add(hour, Workspace, 2.5m);

    private static ClosedMeter Close(DateTimeOffset now, Subscription[] subscriptions, UsageHour? hour = null) =>
        new MeterClosing(Account(subscriptions), new MeteringOptions(), now).Close(Meter(hour ?? Hour));

    private static CloudAccount Account(Subscription[] subscriptions) => new()
    {
        Id = new CloudAccountId(Ulid.MaxValue),
        OpenedAt = At.AddDays(-10),
        Product = new ProductCode("new"),
        Subscriptions = [.. subscriptions.Select(one => one with { ResolvedAccount = AwsAccountId.Parse("444455556666") })],
    };
}
