using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Sends mails with SES.</summary>
public sealed partial class MailSender(
    IAmazonSimpleEmailServiceV2 client, MailRenderer renderer, MailSettings settings, SupportContact support, EmfMetrics metrics,
    ILogger<MailSender> logger)
{
    /// <summary>Header with the outbox item's id, to recognize a mail that was sent twice.</summary>
    public const string IdHeader = "X-Guance-Mail-Id";

    /// <exception cref="MailRefusedException">SES refuses the mail permanently.</exception>
    /// <exception cref="MailNotAcceptedException">The answer does not say that SES has accepted the mail.</exception>
    public async Task SendAsync(Ulid id, MailRequest message, CancellationToken cancellationToken)
    {
        if (!ContactAddresses.TryParse(message.To.Email, out var recipients, out var problem))
        {
            // A contact of before the rule for addresses: SES would refuse it.
            metrics.Count(MetricNames.MailsRefused);
            throw new MailRefusedException($"The mail {message.Mail} of outbox item {id} cannot be sent: {problem.GetType().Name} in its contact");
        }

        var mail = await renderer.RenderAsync(message, cancellationToken);
        try
        {
            var response = await client.SendEmailAsync(Request(id, message, recipients, mail), cancellationToken);
            var messageId = AcceptedAs(response, message.Mail, id);
            LogSent(message.Mail, id, messageId);
        }
        catch (AmazonSimpleEmailServiceV2Exception refusal) when (refusal is MessageRejectedException or BadRequestException)
        {
            metrics.Count(MetricNames.MailsRefused);
            // SES's message contains the refused address, and exceptions are logged with their inner exceptions.
            var reason = recipients.All.Aggregate(
                refusal.Message, (text, one) => text.Replace(one.Ascii, "(the recipient)", StringComparison.OrdinalIgnoreCase));
            throw new MailRefusedException($"SES refuses the mail {message.Mail} of outbox item {id} for good: {refusal.ErrorCode} {reason}");
        }
    }

    /// <summary>Whatever else was answered, such as a page of a gateway, SES did not answer it.</summary>
    private static string AcceptedAs(SendEmailResponse response, MailKind kind, Ulid id) => response.MessageId is { Length: > 0 } messageId
        ? messageId
        : throw new MailNotAcceptedException($"The answer to mail {kind} of outbox item {id} has no message id: it counts as not sent.");

    private SendEmailRequest Request(Ulid id, MailRequest message, ContactAddresses recipients, RenderedMail mail) => new()
    {
        FromEmailAddress = settings.From,
        ReplyToAddresses = [EmailAddress.TryParse(support.Email, out var replyTo) ? replyTo.Ascii : support.Email],
        ConfigurationSetName = settings.ConfigurationSet,
        Destination = new Destination { ToAddresses = [.. recipients.All.Select(one => one.Ascii)] },
        EmailTags = [new MessageTag { Name = "kind", Value = message.Mail.ToString() }],
        Content = new EmailContent
        {
            Simple = new Message
            {
                Subject = Unicode(mail.Subject),
                Body = new Body { Html = Unicode(mail.Html), Text = Unicode(mail.Text) },
                Headers = [new MessageHeader { Name = IdHeader, Value = id.ToString() }],
            },
        },
    };

    private static Content Unicode(string text) => new() { Charset = "UTF-8", Data = text };

    [LoggerMessage(Level = LogLevel.Information, Message = "SES accepted mail {Kind} of outbox item {OutboxId} as {SesMessageId}")]
    private partial void LogSent(MailKind kind, Ulid outboxId, string sesMessageId);
}

/// <summary>SES refuses a mail permanently, mostly for its address. A retry does not help; an operator must look at it.</summary>
public sealed class MailRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Nothing says that SES has accepted the mail. It is sent again, like after an outage.</summary>
public sealed class MailNotAcceptedException(string message) : Exception(message);
