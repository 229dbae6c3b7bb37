using System.Buffers.Text;
using System.Text;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests;

public sealed class PagingTests(MotoFixture moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bindings_are_listed_in_order_and_none_is_lost_between_pages()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Samples.Workspaces(25));

        var pages = new List<Page<Binding>>();
        do
        {
            pages.Add(await table.Accounts.BindingsAsync(account.Id, limit: 10, pages.LastOrDefault()?.Next, Stop));
        }
        while (pages[^1].Next is not null);

        Assert.Equal([10, 10, 5], pages.Select(page => page.Items.Length));
        Assert.Equal(Samples.Workspaces(25), pages.SelectMany(page => page.Items).Select(binding => binding.Workspace));
    }

    [Fact]
    public async Task A_list_that_fills_one_page_exactly_has_no_next_page()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Samples.Workspaces(10));
        Assert.Null((await table.Accounts.BindingsAsync(account.Id, limit: 10, cursor: null, Stop)).Next);
    }

    [Fact]
    public async Task History_is_listed_newest_first_and_ends_after_400_days()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionActive, Samples.Licence);
        table.Time.Advance(TimeSpan.FromDays(399));
        await scenario.ApplyNoticeAsync(NoticeEffect.None, Samples.Licence);
        await scenario.ApplyNoticeAsync(NoticeEffect.SubscriptionEnding, Samples.Licence);
        var account = await scenario.FindAsync(Samples.Licence);

        Assert.Equal(["SubscriptionEnding", "None", "SubscriptionActive"], (await scenario.HistoryAsync(account.Id)).Select(one => one.Detail));
        table.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["SubscriptionEnding", "None"], (await scenario.HistoryAsync(account.Id)).Select(one => one.Detail));
    }

    [Fact]
    public async Task An_owner_sees_own_accounts_newest_first_over_several_pages()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        for (var number = 0; number < 25; number++)
        {
            await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, $"l-{number}"));
        }

        var first = await table.Accounts.OwnedByAsync(Samples.Alice.Username, cursor: null, Stop);
        var second = await table.Accounts.OwnedByAsync(Samples.Alice.Username, first.Next, Stop);
        Assert.Equal((20, 5), (first.Items.Length, second.Items.Length));
        Assert.Null(second.Next);
        var ids = first.Items.Concat(second.Items).Select(account => account.Id).ToList();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.All(first.Items, account => Assert.Equal(CloudAccountStatus.Active, account.Status));
        Assert.Empty((await table.Accounts.OwnedByAsync(Samples.Bob.Username, first.Next, Stop)).Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64url!")]
    [InlineData("AAAA")]
    [InlineData("8J-YgA")]
    public async Task An_invalid_cursor_shows_the_first_page(string cursor)
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Samples.Workspaces(3));

        Assert.Equal(3, (await table.Accounts.BindingsAsync(account.Id, limit: 10, cursor, Stop)).Items.Length);
        Assert.Single((await table.Accounts.OwnedByAsync(Samples.Alice.Username, cursor, Stop)).Items);
    }

    [Theory]
    [InlineData("us1#wksp_~")]
    [InlineData("HISTORY#")]
    [InlineData("ACCOUNT")]
    public async Task A_cursor_of_one_account_does_not_work_for_another(string position)
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        var other = await scenario.OwnedAsync(new SubscriptionId(SubscriptionKind.Licence, "l-2"));
        await scenario.BindAsync(other, Samples.Workspaces(3));
        var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));

        Assert.Empty((await table.Accounts.BindingsAsync(account.Id, limit: 10, cursor, Stop)).Items);
    }

    [Fact]
    public async Task Settlements_of_hundreds_of_workspaces_are_read_at_once()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await scenario.BindAsync(account, Samples.Workspaces(120));
        var settlements = await table.Workspaces.SettlementsAsync([.. Samples.Workspaces(250).Select(one => one.Key)], Stop);

        Assert.Equal(250, settlements.Count);
        Assert.Equal(120, settlements.Values.Count(settlement => settlement is { Version: 1 } && settlement.CloudAccount == account.Id));
        Assert.Equal(130, settlements.Values.Count(settlement => settlement.Version == 0));
    }

    [Fact]
    public async Task Web_keys_keep_their_order_and_no_number_is_used_twice()
    {
        await using var table = await TestTable.CreateAsync(moto);
        Assert.Empty(await table.WebKeys.AllAsync(Stop));
        foreach (var place in Enumerable.Range(1, 12))
        {
            Assert.True(await table.WebKeys.TryAddAsync(new(place, new[] { (byte)place }), Stop));
        }

        Assert.False(await table.WebKeys.TryAddAsync(new(2, "other"u8.ToArray()), Stop));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(place => (place, (byte)place)),
            (await table.WebKeys.AllAsync(Stop)).Select(one => (one.Place, Assert.Single(one.Bytes.ToArray()))));
    }
}
