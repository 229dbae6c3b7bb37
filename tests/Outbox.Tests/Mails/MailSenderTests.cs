using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Outbox.Tests.Mails;

public sealed class MailSenderTests : IDisposable
{
    private readonly MemoryStream lines = new();
    private readonly LogOutput output;

    public MailSenderTests() => output = new(lines);

    public void Dispose() => output.Dispose();

    public static TheoryData<AmazonSimpleEmailServiceV2Exception> Refusals =>
        [new MessageRejectedException("Email address is not verified."), new BadRequestException("Illegal address")];

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_mail_that_SES_refuses_for_good_is_counted(AmazonSimpleEmailServiceV2Exception refusal)
    {
        await Assert.ThrowsAsync<MailRefusedException>(() => SendAsync(() => throw refusal));
        Assert.Contains($"\"{MetricNames.MailsRefused}\":1", Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_a_refused_mail_does_not_contain_the_address()
    {
        var address = Writing.Typical(MailKind.LinkRefused, Language.English).To.Email;
        var refusal = await Assert.ThrowsAsync<MailRefusedException>(() => SendAsync(() => throw new MessageRejectedException(
            $"Email address is not verified. The following identities failed the check in region US-WEST-2: {address}")));
        Assert.DoesNotContain(address, refusal.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("not verified", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_SES_may_accept_later_is_not_counted_as_refused()
    {
        await Assert.ThrowsAsync<TooManyRequestsException>(() => SendAsync(() => throw new TooManyRequestsException("later")));
        Assert.Empty(Written);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task An_answer_without_a_message_id_does_not_mean_that_the_mail_was_sent(string? messageId)
    {
        await Assert.ThrowsAsync<MailNotAcceptedException>(() => SendAsync(() => new SendEmailResponse { MessageId = messageId }));
        Assert.Empty(Written);
    }

    [Fact]
    public async Task A_mail_that_SES_accepts_is_not_counted_as_refused()
    {
        await SendAsync(() => new SendEmailResponse { MessageId = "0102" });
        Assert.Empty(Written);
    }

    [Fact]
    public async Task A_mail_goes_to_every_address_of_the_contact_with_the_domain_in_Punycode()
    {
        IReadOnlyList<string>? recipients = null;
        await SendAsync(request => (recipients = request.Destination?.ToAddresses, new SendEmailResponse { MessageId = "0102" }).Item2, "ops@例子.公司, alice@example.com");
        Assert.Equal(["ops@xn--fsqu00a.xn--55qx5d", "alice@example.com"], recipients);
    }

    [Fact]
    public async Task A_mail_to_a_contact_that_SES_cannot_take_is_refused_without_asking_SES_and_without_the_address_in_the_log()
    {
        var refusal = await Assert.ThrowsAsync<MailRefusedException>(() => SendAsync(_ => throw new InvalidOperationException("SES was asked."), "用户@例子.公司"));
        Assert.DoesNotContain("例子", refusal.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"{MetricNames.MailsRefused}\":1", Written, StringComparison.Ordinal);
    }

    private string Written => Encoding.UTF8.GetString(lines.ToArray());

    private Task SendAsync(Func<SendEmailResponse> answer) =>
        SendAsync(_ => answer(), Writing.Typical(MailKind.LinkRefused, Language.English).To.Email);

    private async Task SendAsync(Func<SendEmailRequest, SendEmailResponse> answer, string contact)
    {
        using var ses = new Ses(answer);
        var sender = new MailSender(
            ses, Writing.Writer, new MailSettings("Guance <no-reply@guance.example>", ConfigurationSet: null), Writing.Support,
            new EmfMetrics("Outbox", output, TimeProvider.System), NullLogger<MailSender>.Instance);
        var mail = Writing.Typical(MailKind.LinkRefused, Language.English);
        await sender.SendAsync(Ulid.NewUlid(), mail with { To = mail.To with { Email = contact } }, TestContext.Current.CancellationToken);
    }

    private sealed class Ses(Func<SendEmailRequest, SendEmailResponse> answer)
        : AmazonSimpleEmailServiceV2Client(new AnonymousAWSCredentials(), new() { RegionEndpoint = RegionEndpoint.USEast1 })
    {
        public override Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(answer(request));
    }
}
