using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Route53;
using Amazon.CDK.AWS.SES;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Mail;

/// <summary>The domain that mails come from, signed with DKIM by us or whoever made it an identity, and what SES tells about mails that did not arrive.</summary>
internal sealed class MailIdentity : Construct
{
    private readonly MailSettings settings;
    private readonly EmailIdentity? identity;
    private readonly bool inZone;

    public MailIdentity(Construct scope, Names names, DeploymentSettings deployment)
        : base(scope, "Mail")
    {
        settings = deployment.Mail;
        inZone = deployment.Domain?.ZoneName == settings.Domain;
        ConfigurationSet = names.ConfigurationSet;
        var set = new ConfigurationSet(this, "ConfigurationSet", new ConfigurationSetProps
        {
            ConfigurationSetName = ConfigurationSet,
            ReputationMetrics = true,
            TlsPolicy = ConfigurationSetTlsPolicy.REQUIRE,
            SuppressionReasons = SuppressionReasons.BOUNCES_AND_COMPLAINTS,
        });
        identity = settings.OwnIdentity ? CreateIdentity(deployment) : null;
        set.AddEventDestination("Metrics", new ConfigurationSetEventDestinationOptions
        {
            Events = [EmailSendingEvent.SEND, EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
            Destination = EventDestination.CloudWatchDimensions(
            [
                new CloudWatchDimension { Name = "ses:configuration-set", Source = CloudWatchDimensionSource.MESSAGE_TAG, DefaultValue = ConfigurationSet },
            ]),
        });
        MailEvents.Keep(this, names, deployment.Protection, set);
    }

    public string ConfigurationSet { get; }

    /// <summary>The records that make DKIM work, for a domain whose DNS is kept elsewhere.</summary>
    public IEnumerable<string> DkimRecords =>
        inZone || identity is null ? [] : identity.DkimRecords.Select(record => $"{record.Name} CNAME {record.Value}");

    public PolicyStatement Send => new(new PolicyStatementProps
    {
        Actions = ["ses:SendEmail"],
        Resources = [Arn("identity", settings.Domain), Arn("configuration-set", ConfigurationSet)],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["ses:FromAddress"] = settings.Address },
        },
    });

    /// <summary>
    /// A domain is one identity in an account and Region, and other deployments, or others than we, may send from it: it stays, with
    /// the records that sign for it. It has no configuration set of its own: each deployment names its own with each mail.
    /// </summary>
    private EmailIdentity CreateIdentity(DeploymentSettings deployment)
    {
        var created = new EmailIdentity(this, "Identity", new EmailIdentityProps
        {
            Identity = IdentityOf(deployment),
            DkimIdentity = DkimIdentity.EasyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
        });
        foreach (var resource in created.Node.FindAll().OfType<CfnResource>())
        {
            resource.ApplyRemovalPolicy(deployment.Protection.OfData);
        }

        return created;
    }

    private Identity IdentityOf(DeploymentSettings deployment) =>
        inZone && deployment.Domain is { HostedZone: { } zone, ZoneName: { } name }
            ? Identity.PublicHostedZone(PublicHostedZone.FromPublicHostedZoneAttributes(
                this, "Zone", new PublicHostedZoneAttributes { HostedZoneId = zone, ZoneName = name }))
            : Identity.Domain(settings.Domain);

    private string Arn(string resource, string name) =>
        Stack.Of(this).FormatArn(new ArnComponents { Service = "ses", Resource = resource, ResourceName = name });
}
