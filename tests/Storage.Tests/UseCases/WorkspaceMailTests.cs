using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests.UseCases;

/// <summary>Mails about workspaces that are added, and about a method that is changed: one for each act.</summary>
public sealed class WorkspaceMailTests(MotoFixture moto)
{
    private static readonly SubscriptionId Other = new(SubscriptionKind.Licence, "l-2");

    [Fact]
    public async Task One_mail_tells_everything_that_was_added_and_what_was_not_and_why()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        var elsewhere = Samples.Workspace(99, "cn1");
        var foreign = Samples.Workspace(100).Key;
        WorkspaceLabel[] asked = [.. Samples.Workspaces(45), elsewhere];
        var choice = Ulid.NewUlid();
        await scenario.AddAsync(account, choice, asked, foreign);

        var mail = Assert.Single(await MailsAsync(table));
        Assert.Equal((MailKind.WorkspacesAdded, 45, 45), (mail.Mail, mail.WorkspaceCount, mail.Workspaces.Length));
        Assert.Equal(
            [
                new RefusedWorkspace(elsewhere.Key, elsewhere.Name, RefusalReason.SiteNotOnAws),
                new RefusedWorkspace(foreign, Name: null, RefusalReason.NotYours),
            ],
            mail.Refused!.Listed);

        await scenario.AddAsync(account, choice, asked, foreign);
        Assert.Single(await MailsAsync(table));
    }

    [Fact]
    public async Task Where_nothing_was_added_nothing_is_mailed()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.AddAsync(await scenario.OwnedAsync(), Ulid.NewUlid(), [Samples.Workspace(1, "cn1")]);
        Assert.Empty(await MailsAsync(table));
    }

    [Fact]
    public async Task A_form_that_is_sent_several_times_at_once_causes_one_mail()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        var choice = Ulid.NewUlid();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scenario.AddAsync(account, choice, Samples.Workspaces(20))));
        Assert.Equal(20, Assert.Single(await MailsAsync(table)).WorkspaceCount);
    }

    [Fact]
    public async Task A_changed_method_is_mailed_once_to_the_contact_of_the_account_that_pays_or_paid()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var (one, other) = (await scenario.OwnedAsync(), await scenario.OwnedAsync(Other));
        var workspace = Samples.Workspace(1);
        await scenario.ChangeAsync(workspace, one);
        await scenario.ChangeAsync(workspace, one);
        await scenario.ChangeAsync(workspace, other);
        Assert.IsType<PayerResult.Refused>(await scenario.ChangeAsync(workspace, account: null));
        table.Time.Advance(TimeSpan.FromDays(31));
        await scenario.ChangeAsync(workspace, account: null);

        var mails = await MailsAsync(table);
        Assert.All(mails, mail => Assert.Equal((MailKind.MethodChanged, workspace), (mail.Mail, Assert.Single(mail.Workspaces))));
        Assert.Equal([one.Id, other.Id, other.Id], mails.Select(mail => mail.Account));
        Assert.Equal(
            [SettlementMethod.Aws, SettlementMethod.Aws, SettlementMethod.ExpenseCenter], mails.Select(mail => mail.Change!.After.Method));
        Assert.Equal(
            [SettlementMethod.ExpenseCenter, SettlementMethod.Aws, SettlementMethod.Aws], mails.Select(mail => mail.Change!.Before.Method));
    }

    /// <summary>In the order in which they were decided.</summary>
    private static async Task<IReadOnlyList<MailRequest>> MailsAsync(TestTable table)
    {
        var mails = new List<MailRequest>();
        foreach (var item in (await table.ScanAsync("OUTBOX#")).OrderBy(item => item["decidedAt"].S, StringComparer.Ordinal))
        {
            table.Time.Advance(TimeSpan.FromMinutes(1));
            var lease = await table.Outbox.TakeAsync(Ulid.Parse(item["SK"].S), TestContext.Current.CancellationToken);
            mails.AddRange(new[] { Assert.IsType<OutboxLease.Taken>(lease).Item.SideEffect }.OfType<MailRequest>());
        }

        return mails;
    }
}
