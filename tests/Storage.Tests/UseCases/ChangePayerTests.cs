using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests.UseCases;

public sealed class ChangePayerTests(MotoFixture moto)
{
    private static readonly WorkspaceLabel Workspace = Samples.Workspace(1);
    private static readonly SubscriptionId Second = new(SubscriptionKind.Licence, "l-2");
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_Expense_Center_account_to_a_cloud_account_is_a_first_binding()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();

        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, account));
        Assert.Equal(Workspace, Assert.Single(await scenario.BindingsAsync(account.Id)).Workspace);
        Assert.Equal((SettlementMethod.Aws, account.Id, null, 1L), await StateAsync(scenario));
        Assert.Equal((SettlementMethod.Aws, Payer.Of(account), Workspace.Key, 1L), Assert.Single(await ChangesAsync(table)));
    }

    [Fact]
    public async Task A_workspace_moves_between_cloud_accounts_in_one_step_and_both_histories_say_so()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (one, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(Second));
        await scenario.BindAsync(one, Workspace, Samples.Workspace(2));

        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, other));
        Assert.Equal(Samples.Workspace(2), Assert.Single(await scenario.BindingsAsync(one.Id)).Workspace);
        Assert.Equal(Workspace, Assert.Single(await scenario.BindingsAsync(other.Id)).Workspace);
        Assert.Equal((SettlementMethod.Aws, other.Id, table.Time.GetUtcNow(), 2L), await StateAsync(scenario));
        var (left, came) = ((await scenario.HistoryAsync(one.Id))[0], (await scenario.HistoryAsync(other.Id))[0]);
        Assert.Equal((HistoryEvent.WorkspacesMovedByChoice, other.Id.ToString(), "alice"), (left.Event, left.Detail, left.By));
        Assert.Equal((HistoryEvent.WorkspacesBound, one.Id.ToString(), "alice"), (came.Event, came.Detail, came.By));
        Assert.Equal([Workspace], left.Workspaces);
        Assert.Equal(Payer.Of(other), (await ChangesAsync(table)).Single(change => change.Version == 2).Payer);
    }

    [Fact]
    public async Task After_a_change_back_to_the_Expense_Center_account_the_next_change_waits_for_the_next_month()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Workspace);

        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, account: null));
        Assert.Empty(await scenario.BindingsAsync(account.Id));
        Assert.Equal((SettlementMethod.ExpenseCenter, null, table.Time.GetUtcNow(), 2L), await StateAsync(scenario));
        Assert.Equal(HistoryEvent.WorkspacesReturnedByChoice, (await scenario.HistoryAsync(account.Id))[0].Event);
        Assert.Equal(
            (SettlementMethod.ExpenseCenter, null, Workspace.Key, 2L), (await ChangesAsync(table)).Single(change => change.Version == 2));

        var refused = new PayerResult.Refused(new PayerVerdict.ChangedThisMonth(December));
        Assert.Equal(refused, await scenario.ChangeAsync(Workspace, account));
        Assert.Equal(
            new PayerResult.Refused(new PayerVerdict.ChangedThisMonth(December)), Assert.Single(await scenario.BindAsync(account, Workspace)).Result);
        table.Time.SetUtcNow(December);
        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, account));
    }

    [Fact]
    public async Task Of_64_clicks_on_the_same_choice_one_counts()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (one, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(Second));
        await scenario.BindAsync(one, Workspace);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => scenario.ChangeAsync(Workspace, other)));

        Assert.All(outcomes, outcome => Assert.Equal(new PayerResult.InForce(), outcome));
        Assert.Equal(2, (await scenario.SettlementAsync(Workspace)).Version);
        Assert.Equal(2, (await ChangesAsync(table)).Count);
        Assert.Single(await scenario.HistoryAsync(one.Id), line => line.Event is HistoryEvent.WorkspacesMovedByChoice);
    }

    [Fact]
    public async Task A_lost_answer_causes_no_second_change()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Workspace);
        var lost = 0;
        table.Wire.Lose = (operation, _) => operation == "TransactWriteItems" && lost++ == 0;

        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, account: null));
        Assert.Equal(2, (await scenario.SettlementAsync(Workspace)).Version);
        Assert.Equal(2, (await ChangesAsync(table)).Count);
    }

    [Fact]
    public async Task An_ending_account_accepts_no_workspaces_but_workspaces_may_leave_it()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (one, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(Second));
        await scenario.BindAsync(one, Workspace);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Samples.Licence);

        Assert.Equal(
            new PayerResult.Refused(new PayerVerdict.AccountClosed(CloudAccountStatus.Ending)),
            await scenario.ChangeAsync(Samples.Workspace(2), one));
        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, other));
        Assert.Empty(await scenario.BindingsAsync(one.Id));
    }

    [Fact]
    public async Task A_subscription_that_ends_between_reading_and_writing_keeps_the_workspace_where_it_was()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (one, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(Second));
        await scenario.BindAsync(one, Workspace);
        var ending = new Lazy<Task>(() => Task.Run(() => scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Second)));
        table.Wire.Before = (operation, body) =>
        {
            if (operation == "TransactWriteItems" && !body.Contains("NOTICE#", StringComparison.Ordinal) && !ending.IsValueCreated)
            {
                ending.Value.Wait(Stop);
            }

            return null;
        };

        Assert.Equal(
            new PayerResult.Refused(new PayerVerdict.AccountClosed(CloudAccountStatus.Ending)), await scenario.ChangeAsync(Workspace, other));
        Assert.Equal(one.Id, (await scenario.SettlementAsync(Workspace)).CloudAccount);
        Assert.Empty(await scenario.BindingsAsync(other.Id));
    }

    [Fact]
    public async Task Another_owners_account_looks_like_one_that_does_not_exist()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        var unknown = account with { Id = new CloudAccountId(Ulid.MaxValue) };

        Assert.Equal(new PayerResult.NoSuchAccount(), await scenario.ChangeAsync(Workspace, account, Samples.Bob));
        Assert.Equal(new PayerResult.NoSuchAccount(), await scenario.ChangeAsync(Workspace, unknown));
        Assert.Equal(0, (await scenario.SettlementAsync(Workspace)).Version);
    }

    [Fact]
    public async Task A_merged_account_is_replaced_by_the_account_it_was_merged_into()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, Samples.Licence, "agmt-1");
        var old = await scenario.OwnedAsync();
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, Second, "agmt-2");
        var merged = await scenario.OwnedAsync(Second);
        await scenario.ApplyNoticeAsync(NoticeEffect.None, subscription: null, "agmt-2", previous: "agmt-1");

        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, merged));
        Assert.Equal(old.Id, (await scenario.SettlementAsync(Workspace)).CloudAccount);
        Assert.Equal(new PayerResult.InForce(), await scenario.ChangeAsync(Workspace, merged));
        Assert.Equal(1, (await scenario.SettlementAsync(Workspace)).Version);
    }

    private static async Task<(SettlementMethod, CloudAccountId?, DateTimeOffset?, long)> StateAsync(AccountScenario scenario)
    {
        var settlement = await scenario.SettlementAsync(Workspace);
        return (settlement.Method, settlement.CloudAccount, settlement.LastChoiceAt, settlement.Version);
    }

    private static async Task<List<(SettlementMethod Method, Payer? Payer, WorkspaceKey Workspace, long Version)>> ChangesAsync(TestTable table)
    {
        var changes = new List<(SettlementMethod, Payer?, WorkspaceKey, long)>();
        foreach (var item in await table.ScanAsync("OUTBOX#"))
        {
            var taken = await table.Outbox.TakeAsync(Ulid.Parse(item["SK"].S), Stop);
            if (Assert.IsType<OutboxLease.Taken>(taken).Item.SideEffect is SettlementChange change)
            {
                changes.AddRange(change.Workspaces.Select(one => (change.Method, change.Payer, one.Workspace, one.Version)));
            }
        }

        return changes;
    }
}
