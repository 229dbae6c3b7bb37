using Guance.Serverless.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>How mails are sent.</summary>
/// <param name="From">Sender, verified with SES; a name may stand before the address.</param>
/// <param name="ConfigurationSet">SES's configuration set; null for none.</param>
public sealed record MailSettings(string From, string? ConfigurationSet)
{
    public static MailSettings Read(IConfiguration configuration) => new(
        configuration.Required("Mail:From", "Guance <no-reply@example.com>"),
        configuration.Optional("Mail:ConfigurationSet"));
}
