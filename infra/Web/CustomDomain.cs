using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.Route53;
using Amazon.CDK.AWS.Route53.Targets;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Web;

/// <summary>An address of our own, and its DNS records where Route 53 keeps the zone.</summary>
internal sealed class CustomDomain : Construct
{
    private readonly DomainName domain;

    public CustomDomain(Construct scope, DomainSettings settings)
        : base(scope, "Domain")
    {
        Settings = settings;
        domain = new DomainName(this, "Name", new DomainNameProps
        {
            DomainName = settings.Name,
            Certificate = Certificate.FromCertificateArn(this, "Certificate", settings.Certificate),
            SecurityPolicy = SecurityPolicy.TLS_1_2,
        });
        if (settings is { HostedZone: { } id, ZoneName: { } name })
        {
            var zone = HostedZone.FromHostedZoneAttributes(this, "Zone", new HostedZoneAttributes { HostedZoneId = id, ZoneName = name });
            var target = RecordTarget.FromAlias(new ApiGatewayv2DomainProperties(domain.RegionalDomainName, domain.RegionalHostedZoneId));
            _ = new ARecord(this, "Address", new ARecordProps { Zone = zone, RecordName = settings.Name, Target = target });
        }
    }

    public DomainSettings Settings { get; }

    /// <summary>What a CNAME of the domain has to lead to.</summary>
    public string Target => domain.RegionalDomainName;

    /// <summary>Leads all requests to a stage.</summary>
    public void Lead(HttpApi api, CfnStage stage) =>
        _ = new CfnApiMapping(this, "Mapping", new CfnApiMappingProps { ApiId = api.ApiId, DomainName = domain.Name, Stage = stage.Ref });
}
