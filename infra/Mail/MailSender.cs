using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Route53;
using Amazon.CDK.AWS.SES;
using Constructs;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Mail;

/// <summary>What SES needs to send mails: the configuration set, its events, and the identity of the sender's domain unless it exists already.</summary>
internal sealed class MailSender : Construct
{
    private readonly MailSettings settings;
    private readonly EmailIdentity? identity;
    private readonly bool isInOurHostedZone;

    public MailSender(Construct scope, ResourceNames names, DeploymentSettings deployment)
        : base(scope, "Mail")
    {
        settings = deployment.Mail;
        isInOurHostedZone = deployment.Domain?.HostedZoneName == settings.Domain;
        ConfigurationSetName = names.MailConfigurationSet;
        var configurationSet = new ConfigurationSet(this, "ConfigurationSet", new ConfigurationSetProps
        {
            ConfigurationSetName = ConfigurationSetName,
            ReputationMetrics = true,
            TlsPolicy = ConfigurationSetTlsPolicy.REQUIRE,
            SuppressionReasons = SuppressionReasons.BOUNCES_AND_COMPLAINTS,
        });
        identity = settings.CreatesIdentity ? CreateIdentity(deployment) : null;
        configurationSet.AddEventDestination("Metrics", new ConfigurationSetEventDestinationOptions
        {
            Events = [EmailSendingEvent.SEND, EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
            Destination = EventDestination.CloudWatchDimensions(
            [
                new CloudWatchDimension { Name = "ses:configuration-set", Source = CloudWatchDimensionSource.MESSAGE_TAG, DefaultValue = ConfigurationSetName },
            ]),
        });
        MailEventLog.Create(this, names, deployment.Retention, configurationSet);
    }

    public string ConfigurationSetName { get; }

    /// <summary>DKIM records that somebody has to add to the DNS: none where we create them or the identity exists already.</summary>
    public IEnumerable<string> MissingDkimRecords =>
        isInOurHostedZone || identity is null ? [] : identity.DkimRecords.Select(record => $"{record.Name} CNAME {record.Value}");

    public PolicyStatement AllowSend => new(new PolicyStatementProps
    {
        Actions = ["ses:SendEmail"],
        Resources = [Arn("identity", settings.Domain), Arn("configuration-set", ConfigurationSetName)],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["ses:FromAddress"] = settings.Address },
        },
    });

    /// <summary>
    /// An account and Region has only one identity for a domain, and other senders may use it too. So it is retained, with its DKIM
    /// records, and has no default configuration set: each deployment names its own with each mail.
    /// </summary>
    private EmailIdentity CreateIdentity(DeploymentSettings deployment)
    {
        var created = new EmailIdentity(this, "Identity", new EmailIdentityProps
        {
            Identity = IdentityFor(deployment),
            DkimIdentity = DkimIdentity.EasyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
        });
        foreach (var resource in created.Node.FindAll().OfType<CfnResource>())
        {
            resource.ApplyRemovalPolicy(deployment.Retention.DataRemovalPolicy);
        }

        return created;
    }

    private Identity IdentityFor(DeploymentSettings deployment) =>
        isInOurHostedZone && deployment.Domain is { HostedZoneId: { } zone, HostedZoneName: { } name }
            ? Identity.PublicHostedZone(PublicHostedZone.FromPublicHostedZoneAttributes(
                this, "Zone", new PublicHostedZoneAttributes { HostedZoneId = zone, ZoneName = name }))
            : Identity.Domain(settings.Domain);

    private string Arn(string resource, string name) =>
        Stack.Of(this).FormatArn(new ArnComponents { Service = "ses", Resource = resource, ResourceName = name });
}
