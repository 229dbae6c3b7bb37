using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using RazorSlices;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Renders the mails that outbox items request.</summary>
public sealed class MailRenderer(Products products, Sites sites, PublicBaseUrl pages, SupportContact support)
{
    private static readonly Uri Marketplace = new("https://aws.amazon.com/marketplace");

    /// <summary>Leaves the letters of all languages as they are, so that mails in Chinese stay small.</summary>
    internal static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public async Task<RenderedMail> RenderAsync(MailRequest message, CancellationToken cancellationToken)
    {
        var model = new MailModel(Compose(message), message.To.Language, message.To.Email, support);
        using var html = HtmlMail.Create(model);
        return new RenderedMail(
            model.Localize(model.Mail.Subject),
            await html.RenderAsync(Encoder, cancellationToken),
            new TextMail(model).Render());
    }

    /// <summary>The content of the mail, in both languages.</summary>
    public MailContent Compose(MailRequest message)
    {
        var workspaces = WorkspaceList.From(message, sites);
        var refused = WorkspaceList.OfRefused(message);
        return Content(message.Mail, Facts(message, workspaces.Count, refused.Count)) with { Workspaces = workspaces, Refused = refused };
    }

    private static MailContent Content(MailKind kind, MailFacts facts) => kind switch
    {
        MailKind.RegistrationConfirmed => RegistrationConfirmedMail.Compose(facts),
        MailKind.SubscriptionFailed => SubscriptionFailedMail.Compose(facts),
        MailKind.LinkRefused => LinkRefusedMail.Compose(facts),
        MailKind.Unsubscribed => UnsubscribedMail.Compose(facts),
        MailKind.NotConfirmed => NotConfirmedMail.Compose(facts),
        MailKind.WorkspacesAdded => WorkspacesAddedMail.Compose(facts),
        MailKind.MethodChanged => MethodChangedMail.Compose(facts),
        MailKind.SubscriptionEnding => SubscriptionEndingMail.Compose(facts),
        MailKind.SubscriptionRenewed => SubscriptionRenewedMail.Compose(facts),
        _ => throw new NotSupportedException($"There is no mail of kind {kind}."),
    };

    private MailFacts Facts(MailRequest message, int workspaces, int refused)
    {
        var product = products.Find(message.Product);
        var title = PlainText.Clean(product?.Title ?? "Guance");
        return new MailFacts
        {
            Product = title,
            AwsAccountPhrase = message.AwsAccount is { } account ? MailTexts.Account(account) : MailTexts.AnAwsAccount,
            WorkspaceCount = workspaces,
            RefusedCount = refused,
            Change = message.Change,
            AccountFacts = Account(message, title),
            DecidedAt = message.At,
            AccountPage = pages.PageUrl($"cloud-accounts/{message.Account}"),
            ListingPage = product?.OfferedAt ?? Marketplace,
            Aws = AwsConsoleLinks.Of(product),
        };
    }

    private static ImmutableArray<MailFact> Account(MailRequest message, string product)
    {
        var facts = ImmutableArray.CreateBuilder<MailFact>();
        if (message.AwsAccount is { } account)
        {
            facts.Add(new MailFact(MailTexts.AwsAccount, MailTexts.Same(account.ToString())));
        }

        facts.Add(new MailFact(MailTexts.Product, MailTexts.Same(product)));
        if (message.Owner is { } owner)
        {
            facts.Add(new MailFact(MailTexts.Owner, MailTexts.Same(PlainText.Clean(owner.Value))));
        }

        return facts.ToImmutable();
    }
}

/// <summary>A mail ready to send.</summary>
public sealed record RenderedMail(string Subject, string Html, string Text);
