namespace Guance.Serverless.Infra.Settings;

/// <summary>Who sends the mails to buyers, and through what.</summary>
/// <param name="From">Sender, such as <c>Guance &lt;no-reply@example.com&gt;</c>.</param>
/// <param name="OwnIdentity">Whether the sender's domain becomes an SES identity of this deployment; false where it is one already.</param>
/// <param name="Relay">Where SES's SendEmail is answered instead of SES, which some Regions lack.</param>
internal sealed record MailSettings(string From, bool OwnIdentity, string? Relay)
{
    /// <summary>The domain that SES must be allowed to send for.</summary>
    public string Domain => Forms.Sender.Match(From).Groups["domain"].Value;

    /// <summary>The sender's address without a name.</summary>
    public string Address => Forms.Sender.Match(From).Groups["address"].Value;

    public static MailSettings Read(ContextReader group, Place place)
    {
        const string relay = "https://mail-relay.example.cn";
        var settings = new MailSettings(
            group.Required("from", Forms.Sender, "Guance <no-reply@example.com>"),
            group.Matching("identity", Forms.MailIdentity, "create, or existing") != "existing",
            group.Address("relay", relay));
        return settings.Relay is null && !RegionGaps.HasMails(place.Region)
            ? throw new SettingException(
                $"Setting {group.Name("relay")} is missing: {place.Region} has no SES, so mails need a service that answers "
                + $"SES v2's SendEmail, or the settlement another Region. An example: {relay}")
            : settings;
    }
}
