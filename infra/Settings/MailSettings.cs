using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Infra.Settings;

/// <summary>The sender of mails to buyers, and the service that sends them.</summary>
/// <param name="From">Sender, such as <c>Guance &lt;no-reply@example.com&gt;</c>.</param>
/// <param name="CreatesIdentity">Whether this deployment creates the SES identity of the sender's domain; false where it exists already.</param>
/// <param name="RelayUrl">A service that answers SES's SendEmail, for Regions without SES; null for SES.</param>
internal sealed record MailSettings(SenderAddress From, bool CreatesIdentity, string? RelayUrl)
{
    /// <summary>The domain of the sender's address.</summary>
    public string Domain => Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>The sender's address without the display name.</summary>
    public string Address => From.Address.Ascii;

    public static MailSettings Read(ContextReader group, DeploymentTarget target)
    {
        const string relay = "https://mail-relay.example.cn";
        var settings = new MailSettings(
            ReadSender(group),
            group.Optional("identity", SettingPatterns.MailIdentity, "create, or existing") != "existing",
            group.OptionalUrl("relay", relay));
        return settings.RelayUrl is null && !ServiceAvailability.HasSes(target.Region)
            ? throw new SettingException(
                $"Setting {group.FullName("relay")} is missing: {target.Region} has no SES, so mails need a service that answers "
                + $"SES v2's SendEmail, or the settlement another Region. An example: {relay}")
            : settings;
    }

    private static SenderAddress ReadSender(ContextReader group)
    {
        const string example = "Guance <no-reply@example.com>";
        var from = group.Required("from", example);
        return SenderAddress.TryParse(from, out var sender) ? sender : throw SettingException.Invalid(group.FullName("from"), from, example);
    }
}
