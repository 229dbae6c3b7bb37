using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Outbox.Tests.Mails;

/// <summary>Every mail in both languages and both forms, word for word as people approved it.</summary>
public class ApprovedMailTests
{
    public static TheoryData<MailKind, Language> Mails => new(
        Enum.GetValues<MailKind>().SelectMany(kind => Enum.GetValues<Language>().Select(language => (kind, language))));

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_mail_reads_as_approved(MailKind kind, Language language)
    {
        var message = Writing.Message(kind, language);
        var mail = Writing.Write(kind is MailKind.SubscriptionFailed or MailKind.LinkRefused ? message : message with
        {
            Workspaces =
            [
                Writing.Workspace("us1", 1, "Production"),
                Writing.Workspace("cn2", 2, "生产环境 <b>&amp;</b>"),
                Writing.Workspace("zz9", 3, ""),
            ],
            WorkspaceCount = 203,
        });

        Assert.Multiple(
            () => Approval.Check($"{kind}.{language}.html", mail.Html),
            () => Approval.Check($"{kind}.{language}.txt", $"Subject: {mail.Subject}\n\n{mail.Text}"));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void A_mail_without_workspaces_reads_as_approved(Language language)
    {
        var confirmed = Writing.Write(Writing.Message(MailKind.RegistrationConfirmed, language));
        var ended = Writing.Write(Writing.Message(MailKind.Unsubscribed, language) with { AwsAccount = null, Product = null });

        Assert.Multiple(
            () => Approval.Check($"RegistrationConfirmed.None.{language}.txt", confirmed.Text),
            () => Approval.Check($"Unsubscribed.None.{language}.txt", ended.Text));
    }
}
