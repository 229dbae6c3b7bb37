using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;
using Guance.Serverless.UseCases;

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
        await scenario.AddAsync(account, asked, foreign);

        var mail = Assert.Single(await MailsAsync(table));
        Assert.Equal((MailKind.WorkspacesAdded, 45, 45), (mail.Mail, mail.WorkspaceCount, mail.Workspaces.Length));
        Assert.Equal(
            [
                new RefusedWorkspace(elsewhere.Key, elsewhere.Name, RefusalReason.SiteNotOnAws),
                new RefusedWorkspace(foreign, Name: null, RefusalReason.NotYours),
            ],
            mail.Refused!.Listed);

        await scenario.AddAsync(account, asked, foreign);
        Assert.Single(await MailsAsync(table));
    }

    [Fact]
    public async Task Where_nothing_was_added_nothing_is_mailed()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.AddAsync(await scenario.OwnedAsync(), [Samples.Workspace(1, "cn1")]);
        Assert.Empty(await MailsAsync(table));
    }

    [Fact]
    public async Task A_form_that_is_sent_several_times_at_once_causes_one_mail()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scenario.AddAsync(account, Samples.Workspaces(20))));
        Assert.Equal(20, Assert.Single(await MailsAsync(table)).WorkspaceCount);
    }

    [Fact]
    public async Task What_was_added_is_told_though_there_was_no_time_for_the_rest()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        var account = await scenario.OwnedAsync();
        var until = table.Time.GetUtcNow().AddSeconds(1);
        table.Wire.Before = (operation, _) =>
        {
            table.Time.Advance(operation == "TransactWriteItems" ? TimeSpan.FromSeconds(2) : TimeSpan.Zero);
            return null;
        };
        await scenario.AddAsync(account, Samples.Workspaces(30), until);

        var mail = Assert.Single(await MailsAsync(table));
        Assert.Equal((20, 10), (mail.WorkspaceCount, mail.Refused!.Count));
        Assert.All(mail.Refused.Listed, one => Assert.Equal(RefusalReason.NotDone, one.Reason));
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

    [Fact]
    public async Task A_registration_that_had_no_time_for_all_says_so_and_the_rest_gets_a_mail_of_its_own()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counter = new Counter(table, workspaces: 100);
        var keys = Samples.Workspaces(100).Select(one => one.Key).ToArray();
        var token = await counter.ArriveAsync();
        table.Wire.Before = (operation, _) =>
        {
            table.Time.Advance(operation == "TransactWriteItems" ? TimeSpan.FromSeconds(6) : TimeSpan.Zero);
            return null;
        };
        await counter.ConfirmAsync(token, Samples.Alice, keys);
        await counter.ConfirmAsync(token, Samples.Alice, keys);
        await counter.ConfirmAsync(token, Samples.Alice, keys);

        var mails = await MailsAsync(table);
        Assert.Equal([MailKind.RegistrationConfirmed, MailKind.WorkspacesAdded], mails.Select(mail => mail.Mail));
        Assert.Equal((60, 40), (mails[0].WorkspaceCount, mails[0].Refused!.Count));
        Assert.All(mails[0].Refused!.Listed, one => Assert.Equal(RefusalReason.NotDone, one.Reason));
        Assert.Equal((100, null), (mails[1].WorkspaceCount, mails[1].Refused));
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
