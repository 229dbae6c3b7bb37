using System.Text.Json.Nodes;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Storage.Tests.UseCases;

public sealed class RegistrationTests(MotoFixture moto)
{
    private static readonly WorkspaceKey[] Two = [Samples.Workspace(1).Key, Samples.Workspace(2).Key];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_buyer_who_confirms_owns_the_account_and_its_workspaces_are_bound()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var confirmed = Assert.IsType<ConfirmOutcome.Confirmed>(await counter.ConfirmAsync(await counter.ArriveAsync(), Samples.Alice, Two));

        Assert.Equal((2, 2, 2), (confirmed.Order.Count, confirmed.Order.Finished, confirmed.Order.Changed));
        var account = await counter.Scenario.FindAsync(Samples.Licence);
        Assert.Equal((Samples.Alice.Username, CloudAccountStatus.Pending), (account.Owner!.Value, account.Status));
        Assert.Equal(2, (await counter.Scenario.BindingsAsync(account.Id)).Count);
        Assert.Equal(
            [HistoryEvent.BuyerArrived, HistoryEvent.Registered, HistoryEvent.WorkspacesBound],
            (await counter.Scenario.HistoryAsync(account.Id)).Select(line => line.Event).Order());
        Assert.Equal(1, await MailsAsync(table, MailKind.RegistrationConfirmed));
    }

    [Fact]
    public async Task A_second_click_changes_nothing_and_mails_nothing()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var token = await counter.ArriveAsync();
        var choice = Ulid.NewUlid();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => counter.ConfirmAsync(token, Samples.Alice, choice, Two)));

        Assert.All(outcomes, outcome => Assert.Equal(choice, Assert.IsType<ConfirmOutcome.Confirmed>(outcome).Order.Id));
        Assert.Single(await table.ScanAsync("ORDER#"));
        Assert.Equal(1, await MailsAsync(table, MailKind.RegistrationConfirmed));
        Assert.Equal(1, (await counter.Scenario.SettlementAsync(Samples.Workspace(1))).Version);
    }

    [Fact]
    public async Task A_stranger_who_views_a_claim_changes_nothing_and_one_who_confirms_is_refused_with_one_mail_to_the_owner()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        await counter.ConfirmAsync(await counter.ArriveAsync(), Samples.Alice, Two);
        var token = await counter.ArriveAsync();

        Assert.IsType<ClaimView.OwnedByAnother>(await counter.Registration.ViewAsync(token, Samples.Bob.Username, Stop));
        Assert.Equal(0, await MailsAsync(table, MailKind.LinkRefused));
        Assert.IsType<ConfirmOutcome.OwnedByAnother>(await counter.ConfirmAsync(token, Samples.Bob, Two));
        Assert.IsType<ConfirmOutcome.OwnedByAnother>(await counter.ConfirmAsync(token, Samples.Bob, Two));
        Assert.Equal(1, await MailsAsync(table, MailKind.LinkRefused));
        Assert.Equal(Samples.Alice.Username, (await counter.Scenario.FindAsync(Samples.Licence)).Owner);
    }

    [Fact]
    public async Task An_owner_who_confirms_with_the_claim_that_a_stranger_was_refused_with_gets_the_confirmation_too()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        await counter.ConfirmAsync(await counter.ArriveAsync(), Samples.Alice, Two[0]);
        var token = await counter.ArriveAsync();
        Assert.IsType<ConfirmOutcome.OwnedByAnother>(await counter.ConfirmAsync(token, Samples.Bob, Two));
        Assert.IsType<ConfirmOutcome.Confirmed>(await counter.ConfirmAsync(token, Samples.Alice, Two));
        Assert.Equal(1, await MailsAsync(table, MailKind.LinkRefused));
        Assert.Equal(2, await MailsAsync(table, MailKind.RegistrationConfirmed));
    }

    [Fact]
    public async Task A_refusal_registers_nothing_though_the_account_has_changed_hands_meanwhile()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        await counter.ConfirmAsync(await counter.ArriveAsync(), Samples.Alice, Two);
        var token = await counter.ArriveAsync();
        var seen = Assert.IsType<ClaimView.OwnedByAnother>(await counter.Registration.ViewAsync(token, Samples.Bob.Username, Stop));
        var account = await counter.Scenario.FindAsync(Samples.Licence);
        Assert.True(await table.Store.CommitAsync(
            new Decision { Accounts = [new(account, account with { Owner = Samples.Bob.Username })] }, Stop));

        Assert.IsType<ConfirmOutcome.Busy>(await counter.Registration.RefuseAsync(token, seen, Samples.Bob.Username, Stop));
        Assert.Equal(0, await MailsAsync(table, MailKind.LinkRefused));
        Assert.Equal(Samples.Alice.Email, (await counter.Scenario.FindAsync(Samples.Licence)).Contact!.Email);
    }

    [Fact]
    public async Task Of_two_concurrent_confirmations_one_owns_the_account()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var (one, other) = (await counter.ArriveAsync(), await counter.ArriveAsync());
        var outcomes = await Task.WhenAll(
            counter.ConfirmAsync(one, Samples.Alice, Two), counter.ConfirmAsync(other, Samples.Bob, Two));

        Assert.Single(outcomes, outcome => outcome is ConfirmOutcome.Confirmed);
        Assert.Single(outcomes, outcome => outcome is ConfirmOutcome.OwnedByAnother);
    }

    [Fact]
    public async Task A_claim_that_another_account_used_is_invalid()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var token = await counter.ArriveAsync();
        await counter.ConfirmAsync(token, Samples.Alice, Two);
        Assert.IsType<ConfirmOutcome.Expired>(await counter.ConfirmAsync(token, Samples.Bob, Two));
        Assert.IsType<ConfirmOutcome.Expired>(await counter.ConfirmAsync(ClaimToken.Create(), Samples.Bob, Two));
        Assert.IsType<ConfirmOutcome.Expired>(await counter.ConfirmAsync(token: null, Samples.Bob, Two));
    }

    [Fact]
    public async Task A_claim_expires_after_half_an_hour()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var token = await counter.ArriveAsync();
        table.Time.Advance(Claim.Lifetime - TimeSpan.FromSeconds(2));
        Assert.IsType<ClaimView.Open>(await counter.Registration.ViewAsync(token, Samples.Alice.Username, Stop));
        table.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<ConfirmOutcome.Expired>(await counter.ConfirmAsync(token, Samples.Alice, Two));
    }

    [Fact]
    public async Task A_workspace_of_somebody_else_is_not_bound_and_not_named()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var foreign = Samples.Workspace(99).Key;
        var confirmed = Assert.IsType<ConfirmOutcome.Confirmed>(
            await counter.ConfirmAsync(await counter.ArriveAsync(), Samples.Alice, [.. Two, foreign]));

        Assert.Equal((2, 1), (confirmed.Order.Changed, confirmed.Order.NotChanged));
        var refused = (await counter.OutcomesAsync(confirmed.Order))[^1];
        Assert.Equal(new WorkspaceOutcome(foreign, Name: null, new PayerResult.NotYours()), refused);
    }

    [Fact]
    public async Task An_account_that_closed_meanwhile_takes_no_workspaces()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var token = await counter.ArriveAsync();
        await counter.Scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Samples.Licence);
        Assert.IsType<ConfirmOutcome.Closed>(await counter.ConfirmAsync(token, Samples.Alice, Two));
        Assert.Equal(0, (await counter.Scenario.SettlementAsync(Samples.Workspace(1))).Version);
    }

    [Fact]
    public async Task Workspaces_that_the_request_has_no_time_for_are_bound_by_a_work_order_and_one_mail_tells_the_whole_result()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table, workspaces: 240);
        var keys = Samples.Workspaces(240).Select(one => one.Key).ToArray();
        var token = await counter.ArriveAsync();
        table.Wire.Before = (operation, _) =>
        {
            table.Time.Advance(operation == "TransactWriteItems" ? TimeSpan.FromMilliseconds(560) : TimeSpan.Zero);
            return null;
        };

        var order = Assert.IsType<ConfirmOutcome.Confirmed>(await counter.ConfirmAsync(token, Samples.Alice, keys)).Order;
        Assert.Equal((240, 200, 200, null), (order.Count, order.Finished, order.Changed, order.DoneAt));
        Assert.Equal(0, await MailsAsync(table, MailKind.RegistrationConfirmed));
        Assert.Contains(await table.ScanAsync("OUTBOX#"), item => item["body"].S.Contains("\"kind\":\"bindings\"", StringComparison.Ordinal));

        var done = await counter.Scenario.Orders.RunAsync(order.Id, () => true, Stop);
        Assert.Equal((240, 240, 240), (done!.Count, done.Finished, done.Changed));
        Assert.Equal(240, (await counter.Scenario.BindingsAsync(order.Account)).Count);
        Assert.Equal(1, await MailsAsync(table, MailKind.RegistrationConfirmed));
        Assert.Equal(240, (await counter.OutcomesAsync(done)).DistinctBy(one => one.Workspace).Count());

        var again = await counter.Scenario.Orders.RunAsync(order.Id, () => true, Stop);
        Assert.Equal(done, again);
        var bodies = (await table.ScanAsync("OUTBOX#")).Select(item => JsonNode.Parse(item["body"].S)!).Where(body => (string?)body["kind"] == "settlements");
        Assert.Equal(240, bodies.Sum(body => body["workspaces"]!.AsArray().Count));
    }

    [Fact]
    public async Task An_account_is_linked_without_workspaces_and_they_are_added_later()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var order = Assert.IsType<ConfirmOutcome.Confirmed>(await counter.ConfirmAsync(await counter.ArriveAsync(), Samples.Alice)).Order;
        Assert.Equal((0, true), (order.Count, order.DoneAt is not null));
        Assert.Equal(1, await MailsAsync(table, MailKind.RegistrationConfirmed));

        var requested = new RequestedWorkspaces(Two.ToHashSet(), [Samples.Workspace(1), Samples.Workspace(2)]);
        var added = await counter.Scenario.Orders.OrderAsync(PayerOrderKind.Adding, Samples.Alice, order.Account, Ulid.NewUlid(), requested, Stop);
        Assert.Equal(2, Assert.IsType<ConfirmOutcome.Confirmed>(added).Order.Changed);
        Assert.IsType<ConfirmOutcome.Expired>(await counter.Scenario.Orders.OrderAsync(PayerOrderKind.Adding, Samples.Bob, order.Account, Ulid.NewUlid(), requested, Stop));
    }

    [Fact]
    public async Task A_licence_that_has_ended_gets_no_claim()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        await counter.Scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnded, Samples.Licence);
        Assert.IsType<ArrivalOutcome.SubscriptionEnded>(await counter.Arrival.ArriveAsync(Samples.Customer(), Stop));
    }

    [Fact]
    public async Task A_claim_on_an_account_that_was_merged_links_the_one_that_took_over()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table);
        var renewed = new SubscriptionId(SubscriptionKind.Licence, "l-2");
        await counter.Scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, Samples.Licence, "agmt-1");
        await counter.Scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, renewed, "agmt-2");
        var token = await counter.ArriveAsync(Samples.Customer(renewed));
        await counter.Scenario.ApplyNoticeAsync(NoticeEffect.None, subscription: null, "agmt-2", previous: "agmt-1");

        Assert.IsType<ConfirmOutcome.Confirmed>(await counter.ConfirmAsync(token, Samples.Alice, Two));
        var account = await counter.Scenario.FindAsync(Samples.Licence);
        Assert.Equal((Samples.Alice.Username, 2), (account.Owner!.Value, account.Subscriptions.Length));
        Assert.Equal(2, (await counter.Scenario.BindingsAsync(account.Id)).Count);
    }

    private static async Task<int> MailsAsync(TestTable table, MailKind kind) =>
        (await table.ScanAsync("OUTBOX#")).Count(item => item["body"].S.Contains($"\"mail\":\"{kind}\"", StringComparison.Ordinal));
}
