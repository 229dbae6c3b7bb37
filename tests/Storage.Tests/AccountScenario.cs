using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Storage.Tests;

/// <summary>The steps that buyers and AWS take, on a table.</summary>
internal sealed class AccountScenario(TestTable table)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestTable Table => table;

    public static OptimisticLoop Loop { get; } = new(NullLogger<OptimisticLoop>.Instance);

    public ChangePayer ChangePayer { get; } =
        new(table.Store, table.Accounts, table.Workspaces, Loop, Samples.Products(subscription: null), Samples.Sites, table.Rules, table.Time);

    public PayerOrders Orders => new(table.Store, table.Accounts, table.PayerOrders, ChangePayer, Loop, table.Time);

    public TearDownAccount Teardown { get; } =
        new(
            table.Store,
            table.Accounts,
            table.Workspaces,
            new(table.Store, new MeterStore(table.Client, table.Options, table.Time), Samples.Products(subscription: null), new MeteringOptions(), table.Time),
            table.Rules,
            NullLogger<TearDownAccount>.Instance,
            table.Time);

    /// <summary>A moment passes, then AWS says it.</summary>
    public async Task<NoticeOutcome> ApplyNoticeAsync(
        NoticeEffect effect, SubscriptionId? subscription = null, string? agreement = null, string? previous = null)
    {
        table.Time.Advance(TimeSpan.FromSeconds(1));
        var now = table.Time.GetUtcNow();
        var notice = Samples.Notice($"{effect}-{now:O}", effect, now, subscription, agreement, previous);
        return await new ReceiveNotice(table.Store, Loop, Samples.Products(subscription), table.Rules, table.Time).HandleAsync(notice, Stop);
    }

    /// <summary>The licence's agreement is cancelled, then the licence ends.</summary>
    public async Task EndAsync(SubscriptionId licence)
    {
        await ApplyNoticeAsync(NoticeEffect.AgreementEnded, agreement: "agmt-cancelled");
        await ApplyNoticeAsync(NoticeEffect.SubscriptionEnded, licence, "agmt-cancelled");
    }

    /// <summary>An active account that Alice owns.</summary>
    public async Task<CloudAccount> OwnedAsync(SubscriptionId? subscription = null)
    {
        var id = subscription ?? Samples.Licence;
        await ApplyNoticeAsync(NoticeEffect.SubscriptionActive, id);
        var account = await FindAsync(id);
        var owned = account with
        {
            Owner = Samples.Alice.Username,
            Contact = new Contact(Samples.Alice.Email, Language.Chinese),
        };
        Assert.True(await table.Store.CommitAsync(new Decision { Accounts = [new(account, owned)] }, Stop));
        return await FindAsync(id);
    }

    public async Task<CloudAccount> FindAsync(SubscriptionId subscription)
    {
        var known = await table.Store.ReadAsync(Samples.Customer(subscription), Stop);
        return known.Accounts[known.Aliases[0].Account!.Value];
    }

    public Task<ImmutableArray<WorkspaceOutcome>> BindAsync(CloudAccount account, params WorkspaceLabel[] chosen) =>
        CarryOutAsync(PayerOrderKind.Adding, account, chosen);

    public Task<ImmutableArray<WorkspaceOutcome>> ReturnAsync(CloudAccount account, params WorkspaceLabel[] chosen) =>
        CarryOutAsync(PayerOrderKind.Returning, account, chosen);

    /// <summary>The owner confirms workspaces for an account that is registered.</summary>
    /// <param name="account">The account.</param>
    /// <param name="choice">Id of the choice: the same for two clicks on one page.</param>
    /// <param name="chosen">Workspaces of the owner.</param>
    /// <param name="foreign">Workspaces of others.</param>
    public Task<ConfirmOutcome> AddAsync(CloudAccount account, Ulid choice, WorkspaceLabel[] chosen, params WorkspaceKey[] foreign) =>
        Orders.OrderAsync(
            PayerOrderKind.Adding, Samples.Alice, account.Id, choice, new RequestedWorkspaces(chosen.Select(one => one.Key).Concat(foreign).ToHashSet(), [.. chosen]), Stop);

    private Task<ImmutableArray<WorkspaceOutcome>> CarryOutAsync(PayerOrderKind kind, CloudAccount account, WorkspaceLabel[] chosen)
    {
        var order = new PayerOrder
        {
            Id = Ulid.NewUlid(),
            Account = account.Id,
            Kind = kind,
            By = Samples.Alice,
            OrderedAt = table.Time.GetUtcNow(),
            Count = chosen.Length,
            PartsId = Ulid.NewUlid(),
            Parts = 1,
        };
        return ChangePayer.CarryOutAsync(order, [.. chosen], hasTimeLeft: () => true, Stop);
    }

    /// <summary>A moment passes, then the owner chooses the cloud account, or with null the Expense Center account.</summary>
    public Task<PayerResult> ChangeAsync(WorkspaceLabel workspace, CloudAccount? account, ExpenseCenterAccount? owner = null)
    {
        table.Time.Advance(TimeSpan.FromSeconds(1));
        return ChangePayer.ChangeAsync(
            owner ?? Samples.Alice, new Workspace(workspace.Key, workspace.Name, SettlementMethod.ExpenseCenter), account?.Id, Stop);
    }

    public async Task<List<Binding>> BindingsAsync(CloudAccountId account)
    {
        var all = new List<Binding>();
        string? cursor = null;
        do
        {
            var page = await table.Accounts.BindingsAsync(account, limit: 50, cursor, Stop);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    public async Task<List<HistoryEntry>> HistoryAsync(CloudAccountId account) =>
        [.. (await table.Accounts.HistoryAsync(account, limit: 100, cursor: null, Stop)).Items];

    public async Task<WorkspaceSettlement> SettlementAsync(WorkspaceLabel workspace) =>
        (await table.Workspaces.SettlementsAsync([workspace.Key], Stop))[workspace.Key];
}
