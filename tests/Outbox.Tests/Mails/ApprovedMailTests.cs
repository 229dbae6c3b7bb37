using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Outbox.Tests.Mails;

/// <summary>Every mail in both languages and both forms, word for word as people approved it.</summary>
public class ApprovedMailTests
{
    [Theory]
    [MemberData(nameof(Writing.Mails), MemberType = typeof(Writing))]
    public async Task A_mail_equals_its_approved_copy(MailKind kind, Language language)
    {
        var mail = await Writing.WriteAsync(Writing.Typical(kind, language));
        Assert.Multiple(
            () => Approval.Check($"{kind}.{language}.html", mail.Html),
            () => Approval.Check($"{kind}.{language}.txt", $"Subject: {mail.Subject}\n\n{mail.Text}"));
    }

    [Theory]
    [InlineData(MailKind.RegistrationConfirmed, Language.Chinese)]
    [InlineData(MailKind.RegistrationConfirmed, Language.English)]
    [InlineData(MailKind.WorkspacesAdded, Language.Chinese)]
    [InlineData(MailKind.WorkspacesAdded, Language.English)]
    public async Task A_mail_about_a_request_that_succeeded_in_part_tells_what_was_not_added_and_why(MailKind kind, Language language)
    {
        var mail = await Writing.WriteAsync(Writing.Partly(kind, language));
        Assert.DoesNotContain(language is Language.Chinese ? "无需其他操作" : "nothing else you need to do", mail.Html, StringComparison.Ordinal);
        Assert.Multiple(
            () => Approval.Check($"{kind}.Partly.{language}.html", mail.Html),
            () => Approval.Check($"{kind}.Partly.{language}.txt", $"Subject: {mail.Subject}\n\n{mail.Text}"));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public async Task A_mail_without_workspaces_or_with_one_equals_its_approved_copy(Language language)
    {
        var confirmed = await Writing.WriteAsync(Writing.Message(MailKind.RegistrationConfirmed, language));
        var one = await Writing.WriteAsync(Writing.Message(MailKind.Unsubscribed, language, Writing.Workspace("us1", 1, "Production")));
        var unknown = await Writing.WriteAsync(Writing.Message(MailKind.Unsubscribed, language) with
        {
            AwsAccount = null,
            Product = null,
            Owner = null,
            At = null,
        });

        var back = new MethodChange(
            new PayingMethod(SettlementMethod.Aws, AwsAccountId.Parse("444455556666")), new PayingMethod(SettlementMethod.ExpenseCenter, AwsAccount: null));
        var returned = await Writing.WriteAsync(Writing.Typical(MailKind.MethodChanged, language) with
        {
            Change = back,
        });

        var many = await Writing.WriteAsync(Writing.Partly(MailKind.MethodChanged, language) with
        {
            WorkspaceCount = 1_204,
            Change = back,
        });

        Assert.Multiple(
            () => Approval.Check($"MethodChanged.Back.{language}.txt", returned.Text),
            () => Approval.Check($"MethodChanged.BackMany.{language}.txt", $"Subject: {many.Subject}\n\n{many.Text}"),
            () => Approval.Check($"RegistrationConfirmed.None.{language}.txt", confirmed.Text),
            () => Approval.Check($"Unsubscribed.One.{language}.txt", one.Text),
            () => Approval.Check($"Unsubscribed.None.{language}.txt", unknown.Text));
    }
}
