using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests;

public sealed class OutboxRowTests(MotoFixture moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<SideEffect> Messages()
    {
        var account = new CloudAccountId(Ulid.MaxValue);
        return
        [
            new WorkOrder(account),
            new WorkOrder(account, new DateTimeOffset(2026, 9, 1, 8, 45, 15, TimeSpan.Zero)),
            new MailRequest
            {
                Mail = MailKind.LinkRefused,
                To = new Contact("alice@example.com", Language.Chinese),
                Account = account,
                AwsAccount = Samples.AwsAccount,
            },
            new MailRequest
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
    public async Task An_item_is_read_as_it_was_stored(SideEffect message)
    {
        Assert.Equal(message, await StoredAsync(message));
    }

    [Fact]
    public async Task A_settlement_change_keeps_its_payer_and_its_workspaces()
    {
        var change = new SettlementChange(
            SettlementMethod.Aws,
            new Payer(new CloudAccountId(Ulid.MaxValue), Samples.AwsAccount, Samples.Product),
            [new(Samples.Workspace(1).Key, 3), new(Samples.Workspace(2).Key, long.MaxValue)]);
        var stored = await StoredAsync(change);
        Assert.Equal((change.Method, change.Payer), (stored.Method, stored.Payer));
        Assert.Equal(change.Workspaces, stored.Workspaces);
    }

    [Fact]
    public async Task A_mail_keeps_its_list_of_workspaces()
    {
        var mail = new MailRequest
        {
            Mail = MailKind.Unsubscribed,
            To = new Contact("alice@example.com", Language.English),
            Account = new CloudAccountId(Ulid.MaxValue),
            Workspaces = [.. Samples.Workspaces(MailRequest.MaxListed)],
            WorkspaceCount = 10_000,
        };
        var read = await StoredAsync(mail);
        Assert.Equal(mail.Workspaces, read.Workspaces);
        Assert.Equal(mail, read with { Workspaces = mail.Workspaces });
    }

    [Fact]
    public async Task Returned_usage_is_read_as_it_was_stored()
    {
        var usage = new UsageReturn([
            .. Enum.GetValues<UsageReturnReason>().Select(reason => new ReturnedUsage(
                "a-1", "us1", "wksp_1", "2026-11-20T15:00:00Z", "log_ingest_gb", "0.000000001", reason, new CloudAccountId(Ulid.MaxValue))),
            new(Id: null, Site: null, WorkspaceId: null, Hour: "noon", Dimension: null, Quantity: "1e3", UsageReturnReason.Malformed)]);
        Assert.Equal(usage.Records, (await StoredAsync(usage)).Records);
    }

    /// <summary>A side effect as it is read after it was stored.</summary>
    private async Task<T> StoredAsync<T>(T sideEffect)
        where T : SideEffect
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = Ulid.NewUlid(table.Time.GetUtcNow());
        Assert.True(await table.Store.CommitAsync(new Decision { OutboxOnce = new OutboxItem(id, sideEffect) }, Stop));
        var lease = await table.Outbox.TakeAsync(id, Stop);
        return Assert.IsAssignableFrom<T>(Assert.IsType<OutboxLease.Taken>(lease).Item.SideEffect);
    }
}
