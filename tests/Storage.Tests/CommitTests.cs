using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Storage.Tests;

public sealed class CommitTests(MotoFixture moto)
{
    private const string Conflict =
        """
        ,"CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict"}],"message":"Transaction cancelled"
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_decision_is_read_back()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, Samples.Licence, "agmt-1");
        var account = await scenario.FindAsync(Samples.Licence);

        Assert.Equal(CloudAccountStatus.Active, account.Status);
        Assert.Equal((Samples.AwsAccount, Samples.Product, 1L), (account.AwsAccount!.Value, account.Product!.Value, account.Version));
        var subscription = Assert.Single(account.Subscriptions);
        Assert.Equal((Samples.Licence, SubscriptionStatus.Active), (subscription.Id, subscription.Status));
        Assert.Equal(table.Time.GetUtcNow(), subscription.StatusSetAt);
        var agreement = Assert.Single((await table.Accounts.AgreementsAsync(account, Stop)).Agreements);
        Assert.Equal((account.Id, 1L), (agreement.Account!.Value, agreement.Version));
        var line = Assert.Single(await scenario.HistoryAsync(account.Id));
        Assert.Equal((HistoryEvent.NoticeApplied, "SubscriptionActive"), (line.Event, line.Detail));
    }

    [Fact]
    public async Task A_decision_on_an_account_that_changed_meanwhile_is_not_stored()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Samples.Licence);

        Assert.False(await table.Store.CommitAsync(new Decision { CheckedAccounts = [account] }, Stop));
        Assert.False(await table.Store.CommitAsync(new Decision { Accounts = [new(account, account with { Contact = null })] }, Stop));
        Assert.False(await table.Store.CommitAsync(new Decision { Accounts = [new(null, account)] }, Stop));
        Assert.Equal(CloudAccountStatus.Ending, (await scenario.FindAsync(Samples.Licence)).Status);
    }

    [Fact]
    public async Task Nothing_of_a_refused_decision_is_stored()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        var before = await table.ScanAsync("");
        var workspace = Samples.Workspace(1);
        var stale = new WorkspaceSettlement(workspace.Key) { Version = 7 };

        var stored = await table.Store.CommitAsync(
            new Decision
            {
                Accounts = [new(account, account with { Contact = null })],
                Workspaces = [PayerChange.Of(stale, stale.SettleThrough(account.Id, account.OpenedAt), binding: null)],
                Outbox = [new WorkOrder(account.Id)],
                Notice = "new",
            },
            Stop);

        Assert.False(stored);
        Assert.Equal(before.Count, (await table.ScanAsync("")).Count);
        Assert.NotNull((await scenario.FindAsync(Samples.Licence)).Contact);
    }

    [Fact]
    public async Task An_alias_is_moved_only_if_it_still_points_where_it_was_read()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var account = await new AccountScenario(table).OwnedAsync();
        var other = new CloudAccountId(Ulid.NewUlid(table.Time.GetUtcNow()));

        Assert.False(await table.Store.CommitAsync(new Decision { Aliases = [new(AliasName.Of(Samples.Licence), null, other)] }, Stop));
        Assert.False(await table.Store.CommitAsync(new Decision { Aliases = [new(AliasName.Of(Samples.Licence), other, account.Id)] }, Stop));
        Assert.False(await table.Store.CommitAsync(new Decision { CheckedAliases = [new(AliasName.Of(Samples.Licence), other)] }, Stop));
        Assert.True(await table.Store.CommitAsync(new Decision { CheckedAliases = [new(AliasName.Of(Samples.Licence), account.Id)] }, Stop));
        Assert.True(await table.Store.CommitAsync(new Decision { Aliases = [new(AliasName.Of(Samples.Licence), account.Id, other)] }, Stop));
    }

    [Fact]
    public async Task A_notice_is_applied_once()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var notice = Samples.Notice("1", NoticeEffect.SubscriptionActive, table.Time.GetUtcNow(), Samples.Licence);
        var handler = new ReceiveNotice(table.Store, AccountScenario.Loop, Samples.Products(Samples.Licence), table.Rules, table.Time);

        Assert.Equal(NoticeOutcome.Applied, await handler.HandleAsync(notice, Stop));
        var before = await table.ScanAsync("");
        Assert.Equal(NoticeOutcome.Repeated, await handler.HandleAsync(notice, Stop));
        Assert.False(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        Assert.Equal(before.Count, (await table.ScanAsync("")).Count);

        table.Time.Advance(TimeSpan.FromDays(15));
        Assert.True(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
    }

    [Fact]
    public async Task Concurrent_copies_of_a_notice_are_applied_once()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var notice = Samples.Notice("1", NoticeEffect.SubscriptionActive, table.Time.GetUtcNow(), Samples.Licence, "agmt-1");
        var heard = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            new ReceiveNotice(table.Store, AccountScenario.Loop, Samples.Products(Samples.Licence), table.Rules, table.Time).HandleAsync(notice, Stop)));

        Assert.Single(heard, outcome => outcome == NoticeOutcome.Applied);
        Assert.Single(await table.ScanAsync("ACCOUNT#"), item => item["SK"].S == "ACCOUNT");
    }

    [Fact]
    public async Task A_transaction_that_conflicts_with_another_is_retried()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var refusals = 2;
        table.Wire.Before = (operation, _) =>
            operation == "TransactWriteItems" && refusals-- > 0 ? Wire.Error("TransactionCanceledException", Conflict) : null;

        Assert.True(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        Assert.Equal(3, table.Wire.Requests - 1);
    }

    [Fact]
    public async Task A_transaction_that_always_conflicts_is_reported_as_contention()
    {
        await using var table = await TestTable.CreateAsync(moto);
        table.Wire.Before = (operation, _) =>
            operation == "TransactWriteItems" ? Wire.Error("TransactionCanceledException", Conflict) : null;

        Assert.False(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
    }

    [Fact]
    public async Task A_lost_answer_is_not_taken_for_a_conflict()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var bodies = new List<string>();
        table.Wire.Lose = (operation, _) => operation == "TransactWriteItems";

        // DynamoDB answers the same token and body as it did the first time; moto does not know tokens.
        table.Wire.Before = (operation, body) =>
        {
            bodies.Add(body);
            return bodies is [var first, var second] && first == second ? new() { Content = new StringContent("{}") } : null;
        };

        Assert.True(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        Assert.Equal(2, bodies.Count);
        Assert.Contains("ClientRequestToken", bodies[0], StringComparison.Ordinal);
        table.Wire.Before = null;
        Assert.Single(await table.ScanAsync("NOTICE#"));
    }
}
