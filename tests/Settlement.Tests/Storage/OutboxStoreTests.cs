using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Storage;

public sealed class OutboxStoreTests(MotoServer moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<OutboxMessage> Messages()
    {
        var account = new CloudAccountId(Ulid.MaxValue);
        return
        [
            new SettlementChange(
                Samples.Workspace(1).Key, SettlementMethod.Aws, 3, new Payer(account, Samples.AwsAccount, Samples.Product)),
            new SettlementChange(Samples.Workspace(1).Key, SettlementMethod.ExpenseCenter, 4, Payer: null),
            new WorkOrder(account),
            new WorkOrder(account, new DateTimeOffset(2026, 9, 1, 8, 30, 15, TimeSpan.Zero)),
            new MailMessage
            {
                Mail = MailKind.LinkRefused,
                To = new Contact("alice@example.com", Language.Chinese),
                Account = account,
                AwsAccount = Samples.AwsAccount,
            },
            new MailMessage
            {
                Mail = MailKind.RegistrationConfirmed,
                To = new Contact("alice@example.com", Language.English),
                Account = account,
                At = new DateTimeOffset(2026, 9, 1, 8, 30, 15, TimeSpan.Zero),
                Product = Samples.Product,
                Owner = new Username("alice"),
            },
        ];
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public async Task A_message_is_read_as_it_was_decided(OutboxMessage message)
    {
        await using var table = await TestTable.CreateAsync(moto);
        var lease = Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(await DecideAsync(table, message), Stop));
        Assert.Equal(message, lease.Item.Message);
    }

    [Fact]
    public async Task A_mail_keeps_its_list_of_workspaces()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var mail = new MailMessage
        {
            Mail = MailKind.Unsubscribed,
            To = new Contact("alice@example.com", Language.English),
            Account = new CloudAccountId(Ulid.MaxValue),
            Workspaces = [.. Samples.Workspaces(MailMessage.MostListed)],
            WorkspaceCount = 10_000,
        };
        var lease = Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(await DecideAsync(table, mail), Stop));
        var read = Assert.IsType<MailMessage>(lease.Item.Message);
        Assert.Equal(mail.Workspaces, read.Workspaces);
        Assert.Equal(mail, read with { Workspaces = mail.Workspaces });
    }

    [Fact]
    public async Task Only_one_of_many_gets_an_item()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table, new WorkOrder(default));
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => table.Outbox.TakeAsync(id, Stop)));

        Assert.Single(leases, lease => lease is OutboxLease.Taken);
        Assert.Equal(15, leases.Count(lease => lease is OutboxLease.Busy));
    }

    [Fact]
    public async Task An_item_that_was_let_go_or_left_lying_is_taken_again()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table, new WorkOrder(default));
        await table.Outbox.TakeAsync(id, Stop);
        await table.Outbox.ReleaseAsync(id, Stop);
        Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(id, Stop));

        table.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(id, Stop));
    }

    [Fact]
    public async Task A_done_item_is_done_for_good()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table, new WorkOrder(default));
        await table.Outbox.TakeAsync(id, Stop);
        await table.Outbox.CompleteAsync(id, Stop);
        table.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsType<OutboxLease.Done>(await table.Outbox.TakeAsync(id, Stop));
        Assert.True(await table.Outbox.ExistsAsync(id, Stop));
        table.Time.Advance(TimeSpan.FromDays(31));
        Assert.False(await table.Outbox.ExistsAsync(id, Stop));
    }

    [Fact]
    public async Task An_unknown_item_is_done_and_stays_unknown()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = Ulid.NewUlid(table.Time.GetUtcNow());
        Assert.IsType<OutboxLease.Done>(await table.Outbox.TakeAsync(id, Stop));
        await table.Outbox.CompleteAsync(id, Stop);
        await table.Outbox.ReleaseAsync(id, Stop);
        Assert.False(await table.Outbox.ExistsAsync(id, Stop));
    }

    [Fact]
    public async Task A_message_of_a_given_id_is_decided_once()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var once = new OutboxItem(Ulid.NewUlid(table.Time.GetUtcNow()), new WorkOrder(default));
        Assert.True(await table.Store.CommitAsync(new Changes { OutboxOnce = once }, Stop));
        Assert.False(await table.Store.CommitAsync(new Changes { OutboxOnce = once }, Stop));
    }

    private static async Task<Ulid> DecideAsync(TestTable table, OutboxMessage message)
    {
        var id = Ulid.NewUlid(table.Time.GetUtcNow());
        Assert.True(await table.Store.CommitAsync(new Changes { OutboxOnce = new OutboxItem(id, message) }, Stop));
        return id;
    }
}
