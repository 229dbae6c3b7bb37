using Amazon.SimpleEmailV2;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Settlement.Owners;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>Services that write and send mails.</summary>
public static class MailServices
{
    /// <summary>Short, because other items wait meanwhile, and a failed mail is retried for a day anyway.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static IServiceCollection AddMails(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(MailSettings.Read(configuration))
        .AddSingleton(SupportContact.Read(configuration))
        .AddSingleton(PublicBaseUrl.Read(configuration))
        .AddSingleton<IAmazonSimpleEmailServiceV2>(_ =>
            new AmazonSimpleEmailServiceV2Client(AwsClients.Limit(new AmazonSimpleEmailServiceV2Config(), Timeout, retries: 1)))
        .AddSingleton<MailRenderer>()
        .AddSingleton<MailSender>();
}

/// <summary>Settings for sending mails.</summary>
/// <param name="From">Sender, verified with SES, as SES takes it: see <see cref="SenderAddress.ToString"/>.</param>
/// <param name="ConfigurationSet">SES's configuration set; null for none.</param>
public sealed record MailSettings(string From, string? ConfigurationSet)
{
    private const string FromKey = "Mail:From";
    private const string Example = "Guance <no-reply@example.com>";

    /// <exception cref="SettingException">The sender is missing, or SES cannot take it.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var from = configuration.Required(FromKey, Example);
        return SenderAddress.TryParse(from, out var sender)
            ? new MailSettings(sender.ToString(), configuration.Optional("Mail:ConfigurationSet"))
            : throw Settings.Invalid(configuration, FromKey, from, Example);
    }
}
