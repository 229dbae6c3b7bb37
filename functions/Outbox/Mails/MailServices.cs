using Amazon.SimpleEmailV2;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Startup;
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
/// <param name="From">Sender, verified with SES: an address, or a name and an address.</param>
/// <param name="ConfigurationSet">SES's configuration set; null for none.</param>
public sealed record MailSettings(string From, string? ConfigurationSet)
{
    public static MailSettings Read(IConfiguration configuration) => new(
        configuration.Required("Mail:From", "Guance <no-reply@example.com>"),
        configuration.Optional("Mail:ConfigurationSet"));
}
