using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Writes the mails that the outbox asks for.</summary>
public sealed class MailWriter(Products products, Sites sites, PublicAddress address, SupportContact support)
{
    private static readonly Uri Marketplace = new("https://aws.amazon.com/marketplace");
    private static readonly Uri Subscriptions = new("https://console.aws.amazon.com/marketplace/home#/subscriptions");
    private static readonly Uri SubscriptionsInChina = new("https://console.amazonaws.cn/marketplace/home#/subscriptions");
    private static readonly Text AnAwsAccount = new(Chinese: "您的 AWS 账号", English: "your AWS account");

    public WrittenMail Write(MailMessage message)
    {
        var mail = Content(message.Mail, Facts(message)) with
        {
            Workspaces = [.. message.Workspaces.Select(Line)],
            MoreWorkspaces = Math.Max(0, message.WorkspaceCount - message.Workspaces.Length),
        };
        var language = message.To.Language;
        return new WrittenMail(
            mail.Subject.In(language),
            HtmlMail.Render(mail, language, support),
            TextMail.Render(mail, language, support));
    }

    private static Mail Content(MailKind kind, MailFacts facts) => kind switch
    {
        MailKind.RegistrationConfirmed => RegistrationConfirmedMail.Write(facts),
        MailKind.SubscriptionFailed => SubscriptionFailedMail.Write(facts),
        MailKind.LinkRefused => LinkRefusedMail.Write(facts),
        MailKind.Unsubscribed => UnsubscribedMail.Write(facts),
        _ => throw new NotSupportedException($"Nobody writes the mail {kind}."),
    };

    private MailFacts Facts(MailMessage message)
    {
        var product = message.Product is { } code && products.TryGet(code, out var found) ? found : null;
        return new MailFacts(
            PlainText.Clean(product?.Title ?? "Guance"),
            message.AwsAccount is { } account
                ? new Text(Chinese: $"AWS 账号 {account} ", English: $"AWS account {account}")
                : AnAwsAccount,
            message.WorkspaceCount,
            address.Page($"cloud-accounts/{message.Account}"),
            product?.ListingUrl ?? Marketplace,
            product?.Partition is "aws-cn" ? SubscriptionsInChina : Subscriptions);
    }

    private Text Line(WorkspaceLabel workspace)
    {
        var id = workspace.Key.Id;
        var chinese = sites.NameOf(workspace.Key.Site, Language.Chinese);
        var english = sites.NameOf(workspace.Key.Site, Language.English);
        return PlainText.Clean(workspace.Name) is { Length: > 0 } name
            ? new Text(Chinese: $"{name}（{chinese}，{id}）", English: $"{name} ({english}, {id})")
            : new Text(Chinese: $"{id}（{chinese}）", English: $"{id} ({english})");
    }
}

/// <summary>A mail, ready to be sent.</summary>
public sealed record WrittenMail(string Subject, string Html, string Text);
