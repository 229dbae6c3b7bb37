using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests.UseCases;

public sealed class TearDownAccountTests(MotoFixture moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_workspaces_revert_then_the_account_is_deleted_and_one_mail_is_stored()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await BoundAsync(scenario, 130);
        await scenario.EndAsync(Samples.Licence);

        Assert.Equal(table.Time.GetUtcNow() + table.Rules.TeardownDelay, await scenario.Teardown.RunAsync(account.Id, () => true, Stop));
        Assert.Equal(130, (await scenario.BindingsAsync(account.Id)).Count);

        table.Time.Advance(table.Rules.TeardownDelay);
        Assert.Null(await scenario.Teardown.RunAsync(account.Id, () => true, Stop));
        Assert.Null(await scenario.Teardown.RunAsync(account.Id, () => true, Stop));

        Assert.Empty(await scenario.BindingsAsync(account.Id));
        var deleted = await scenario.FindAsync(Samples.Licence);
        Assert.Equal(CloudAccountStatus.Deleted, deleted.Status);
        var settlement = await scenario.SettlementAsync(Samples.Workspace(77));
        Assert.Equal((SettlementMethod.ExpenseCenter, null, 2L), (settlement.Method, settlement.CloudAccount, settlement.Version));
        var mail = Assert.Single(await FarewellsAsync(table));
        Assert.Equal((MailKind.Unsubscribed, 130, 130), (mail.Mail, mail.WorkspaceCount, mail.Workspaces.Length));
        Assert.Equal(130, (await SideEffectsAsync(table)).OfType<SettlementChange>().Where(change => change.Payer is null).Sum(change => change.Workspaces.Length));
    }

    [Fact]
    public async Task A_teardown_that_ran_out_of_time_continues_where_it_stopped()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await BoundAsync(scenario, 2 * Decision.MaxWorkspaces);
        await scenario.EndAsync(Samples.Licence);
        table.Time.Advance(table.Rules.TeardownDelay);
        var runs = 0;
        DateTimeOffset? again;
        do
        {
            var rounds = 1;
            again = await scenario.Teardown.RunAsync(account.Id, () => rounds-- > 0, Stop);
            runs++;
        }
        while (again is not null && runs < 20);

        Assert.Equal(3, runs);
        Assert.Equal(CloudAccountStatus.Deleted, (await scenario.FindAsync(Samples.Licence)).Status);
        Assert.Equal(2 * Decision.MaxWorkspaces, Assert.Single(await FarewellsAsync(table)).WorkspaceCount);
    }

    [Fact]
    public async Task Two_concurrent_teardowns_revert_each_workspace_once_and_send_one_mail()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await BoundAsync(scenario, 30);
        await scenario.EndAsync(Samples.Licence);
        table.Time.Advance(table.Rules.TeardownDelay);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => scenario.Teardown.RunAsync(account.Id, () => true, Stop)));

        Assert.Equal(30, Assert.Single(await FarewellsAsync(table)).WorkspaceCount);
        Assert.Equal(30, (await SideEffectsAsync(table)).OfType<SettlementChange>().Where(change => change.Payer is null).Sum(change => change.Workspaces.Length));
        Assert.Equal(2, (await scenario.SettlementAsync(Samples.Workspace(1))).Version);
    }

    [Fact]
    public async Task A_customer_who_subscribes_again_during_the_teardown_keeps_what_has_not_gone_back()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var customer = new SubscriptionId(SubscriptionKind.Customer, "product#customer");
        var account = await scenario.OwnedAsync(customer);
        await scenario.BindAsync(account, Samples.Workspaces(2 * Decision.MaxWorkspaces));
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnded, customer);
        table.Time.Advance(table.Rules.TeardownDelay);
        var rounds = 1;
        await scenario.Teardown.RunAsync(account.Id, () => rounds-- > 0, Stop);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, customer);

        Assert.Null(await scenario.Teardown.RunAsync(account.Id, () => true, Stop));
        Assert.Equal(Decision.MaxWorkspaces, (await scenario.BindingsAsync(account.Id)).Count);
        Assert.Equal(CloudAccountStatus.Active, (await scenario.FindAsync(customer)).Status);
        Assert.Empty(await FarewellsAsync(table));
    }

    [Fact]
    public async Task A_customer_who_subscribes_again_after_the_teardown_gets_a_new_account()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var customer = new SubscriptionId(SubscriptionKind.Customer, "product#customer");
        var account = await scenario.OwnedAsync(customer);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnded, customer);
        table.Time.Advance(table.Rules.TeardownDelay);
        await scenario.Teardown.RunAsync(account.Id, () => true, Stop);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, customer);
        var again = await scenario.FindAsync(customer);

        Assert.NotEqual(account.Id, again.Id);
        Assert.Equal(CloudAccountStatus.Active, again.Status);
        table.Time.Advance(TimeSpan.FromDays(401));
        Assert.Equal(again.Id, (await scenario.FindAsync(customer)).Id);
        Assert.Null(await table.Accounts.FindAsync(account.Id, Stop));
    }

    [Fact]
    public async Task A_customer_who_subscribes_again_after_the_tombstone_expired_is_treated_as_new()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var customer = new SubscriptionId(SubscriptionKind.Customer, "product#customer");
        var account = await scenario.OwnedAsync(customer);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnded, customer);
        table.Time.Advance(table.Rules.TeardownDelay);
        await scenario.Teardown.RunAsync(account.Id, () => true, Stop);
        table.Time.Advance(TimeSpan.FromDays(401));
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, customer);

        Assert.NotEqual(account.Id, (await scenario.FindAsync(customer)).Id);
    }

    [Fact]
    public async Task Workspaces_of_an_account_that_was_merged_move_to_the_other_one()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var renewed = new SubscriptionId(SubscriptionKind.Licence, "l-2");
        var old = await scenario.OwnedAsync();
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, Samples.Licence, "agmt-1");
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, renewed, "agmt-2");
        var opened = await scenario.OwnedAsync(renewed);
        await scenario.BindAsync(opened, Samples.Workspaces(45));
        await scenario.ApplyNoticeAsync(NoticeEffect.None, subscription: null, "agmt-2", previous: "agmt-1");

        Assert.Equal(45, (await scenario.BindingsAsync(opened.Id)).Count);
        Assert.Equal([opened.Id], (await scenario.FindAsync(renewed)).Merged.Select(one => one.Id));
        Assert.Null(await scenario.Teardown.RunAsync(opened.Id, () => true, Stop));
        Assert.Equal((0, 45), ((await scenario.BindingsAsync(opened.Id)).Count, (await scenario.BindingsAsync(old.Id)).Count));
        var settlement = await scenario.SettlementAsync(Samples.Workspace(1));
        Assert.Equal((SettlementMethod.Aws, old.Id, 2L), (settlement.Method, settlement.CloudAccount!.Value, settlement.Version));
        Assert.Equal(old.Id, Assert.Single((await table.Accounts.OwnedByAsync(Samples.Alice.Username, null, Stop)).Items).Id);

        table.Time.Advance(TimeSpan.FromDays(500));
        await scenario.ApplyNoticeAsync(NoticeEffect.AgreementEnded, subscription: null, "agmt-2");
        Assert.Equal(SubscriptionStatus.Ending, (await scenario.FindAsync(renewed)).Find(renewed)!.Status);
    }

    private static async Task<CloudAccount> BoundAsync(AccountScenario scenario, int count)
    {
        var account = await scenario.OwnedAsync();
        Assert.All(await scenario.BindAsync(account, Samples.Workspaces(count)), outcome => Assert.True(outcome.IsInForce));
        return account;
    }

    /// <summary>The mails that tell of a deleted account.</summary>
    private static async Task<IEnumerable<MailRequest>> FarewellsAsync(TestTable table) =>
        (await SideEffectsAsync(table)).OfType<MailRequest>().Where(mail => mail.Mail is MailKind.Unsubscribed);

    private static async Task<List<SideEffect>> SideEffectsAsync(TestTable table)
    {
        var messages = new List<SideEffect>();
        foreach (var item in await table.ScanAsync("OUTBOX#"))
        {
            var id = Ulid.Parse(item["SK"].S);
            table.Time.Advance(TimeSpan.FromMinutes(1));
            messages.Add(Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(id, Stop)).Item.SideEffect);
        }

        return messages;
    }
}
