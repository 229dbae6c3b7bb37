using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests.UseCases;

public sealed class PayerOrdersTests(MotoFixture moto)
{
    [Fact]
    public async Task Of_64_concurrent_bindings_of_a_workspace_one_wins()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        CloudAccount[] accounts =
        [
            await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-1")),
            await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-2")),
            await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-3")),
            await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-4")),
        ];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(async number =>
            (Account: number % 4, Outcome: Assert.Single(await scenario.BindAsync(accounts[number % 4], Samples.Workspace(1))))));

        var settlement = await scenario.SettlementAsync(Samples.Workspace(1));
        var winner = Array.FindIndex(accounts, account => account.Id == settlement.CloudAccount);
        Assert.Equal(1, settlement.Version);
        Assert.All(outcomes, one => Assert.Equal(
            one.Account == winner ? new PayerResult.InForce() : new PayerResult.Refused(new PayerVerdict.PaidByAnother()),
            one.Outcome.Result));
        Assert.Single(await table.ScanAsync("OUTBOX#"));
        var bindings = await Task.WhenAll(accounts.Select(account => scenario.BindingsAsync(account.Id)));
        Assert.Equal(accounts[winner].Id, Assert.Single(bindings.SelectMany(all => all)).Account);
    }

    [Fact]
    public async Task Each_workspace_has_its_own_outcome()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (account, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-2")));
        await scenario.BindAsync(account, Samples.Workspace(1));
        await scenario.BindAsync(other, Samples.Workspace(2));
        var outcomes = await scenario.BindAsync(
            account, Samples.Workspace(1), Samples.Workspace(2), Samples.Workspace(3), Samples.Workspace(4, "cn1"));

        Assert.Equal(
            [
                new PayerResult.InForce(), new PayerResult.Refused(new PayerVerdict.PaidByAnother()), new PayerResult.InForce(),
                new PayerResult.Refused(new PayerVerdict.SiteNotOnAws()),
            ],
            outcomes.Select(outcome => outcome.Result));
    }

    [Fact]
    public async Task An_account_that_is_ending_takes_no_more_workspaces()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Samples.Licence);
        Assert.Equal(new PayerResult.Refused(new PayerVerdict.AccountClosed(CloudAccountStatus.Ending)), Assert.Single(await scenario.BindAsync(account, Samples.Workspace(1))).Result);
    }

    [Fact]
    public async Task Workspaces_go_back_from_the_account_that_pays_and_from_no_other()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (account, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-2")));
        await scenario.BindAsync(account, Samples.Workspace(1), Samples.Workspace(2));
        await scenario.BindAsync(other, Samples.Workspace(3));
        await scenario.ChangeAsync(Samples.Workspace(2), other);
        await scenario.ChangeAsync(Samples.Workspace(4), account: null);

        var outcomes = await scenario.ReturnAsync(account, Samples.Workspace(1), Samples.Workspace(2), Samples.Workspace(3), Samples.Workspace(4));

        Assert.Equal(
            [
                new PayerResult.InForce(), new PayerResult.Refused(new PayerVerdict.PaidByAnother()),
                new PayerResult.Refused(new PayerVerdict.PaidByAnother()), new PayerResult.InForce(),
            ],
            outcomes.Select(outcome => outcome.Result));
        Assert.Empty(await scenario.BindingsAsync(account.Id));
        Assert.Equal(2, (await scenario.BindingsAsync(other.Id)).Count);
        Assert.Equal((SettlementMethod.ExpenseCenter, null, 2), Of(await scenario.SettlementAsync(Samples.Workspace(1))));
        Assert.Equal((SettlementMethod.Aws, other.Id, 2), Of(await scenario.SettlementAsync(Samples.Workspace(2))));

        static (SettlementMethod, CloudAccountId?, long) Of(WorkspaceSettlement settlement) => (settlement.Method, settlement.CloudAccount, settlement.Version);
    }

    [Fact]
    public async Task A_return_counts_as_the_change_of_the_month()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Samples.Workspace(1));
        await scenario.ReturnAsync(account, Samples.Workspace(1));

        Assert.IsType<PayerVerdict.ChangedThisMonth>(Assert.IsType<PayerResult.Refused>(await scenario.ChangeAsync(Samples.Workspace(1), account)).Reason);
    }

    [Fact]
    public async Task Workspaces_may_go_back_while_the_subscription_is_ending()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Samples.Workspace(1));
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Samples.Licence);

        Assert.Equal(new PayerResult.InForce(), Assert.Single(await scenario.ReturnAsync(account, Samples.Workspace(1))).Result);
    }
}
