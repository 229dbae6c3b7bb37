using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Tests.Decisions;

public sealed class TeardownTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly SettlementOptions Options = new();
    private static readonly AgreementId First = new("agmt-1");
    private static readonly AgreementId Second = new("agmt-2");

    [Fact]
    public void Workspaces_go_back_some_minutes_after_the_last_sign() =>
        Assert.Equal(Noon + Options.TeardownDelay, DueAt(new Agreement(First) { EndedAt = Noon }, Ended("l-1", First)));

    [Fact]
    public void Workspaces_stay_while_a_subscription_has_not_ended() =>
        Assert.Null(DueAt(new Agreement(First), Ended("l-1", First), Ended("l-2", Second) with { Notified = new(SubscriptionStatus.Ending, Noon) }));

    [Fact]
    public void After_a_renewed_agreement_the_teardown_waits_a_day_for_the_renewals_licence()
    {
        Assert.Equal(Noon + Options.SuccessorDelay, DueAt(new Agreement(First) { Succeeded = true }, Ended("l-1", First)));
        Assert.Equal(Noon + Options.SuccessorDelay, DueAt(new Agreement(First) { Successor = Second }, Ended("l-1", First)));
    }

    [Fact]
    public void While_no_notice_has_told_why_a_licence_ended_the_teardown_waits_as_for_a_renewal()
    {
        Assert.Equal(Noon + Options.SuccessorDelay, DueAt(new Agreement(First), Ended("l-1", First)));
        Assert.Equal(Noon + Options.SuccessorDelay, DueAt(new Agreement(First) { EndedAt = Noon }, Ended("l-1", First) with { Agreement = null }));
    }

    [Fact]
    public void The_teardown_does_not_wait_when_the_renewals_licence_has_arrived_and_ended() => Assert.Equal(
        Noon + Options.TeardownDelay,
        DueAt(new Agreement(First) { Succeeded = true, Successor = Second }, Ended("l-1", First), Ended("l-2", Second)));

    [Fact]
    public void After_a_failed_payment_the_teardown_does_not_wait() => Assert.Equal(
        Noon + Options.TeardownDelay,
        DueAt(new Agreement(First) { Succeeded = true }, Ended("l-1", First) with { Notified = new(SubscriptionStatus.Failed, Noon) }));

    private static DateTimeOffset? DueAt(Agreement agreement, params Subscription[] subscriptions) => Teardown.DueAt(
        new CloudAccount { Id = default, OpenedAt = Noon, TeardownSince = Noon, Subscriptions = [.. subscriptions] },
        new AgreementChain([agreement, new Agreement(Second) { EndedAt = Noon }]),
        Options);

    private static Subscription Ended(string licence, AgreementId agreement) =>
        new(new SubscriptionId(SubscriptionKind.Licence, licence))
        {
            Notified = new(SubscriptionStatus.Ended, Noon),
            Agreement = new(agreement, Noon),
        };
}
