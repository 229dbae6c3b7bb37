using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.Route53;
using Amazon.CDK.AWS.Route53.Targets;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Web;

/// <summary>The custom domain of the API and, where the zone is in Route 53, its DNS record.</summary>
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
            Certificate = Certificate.FromCertificateArn(this, "Certificate", settings.CertificateArn),
            SecurityPolicy = SecurityPolicy.TLS_1_2,
        });
        if (settings is { HostedZoneId: { } id, HostedZoneName: { } name })
        {
            var zone = HostedZone.FromHostedZoneAttributes(this, "Zone", new HostedZoneAttributes { HostedZoneId = id, ZoneName = name });
            var target = RecordTarget.FromAlias(new ApiGatewayv2DomainProperties(domain.RegionalDomainName, domain.RegionalHostedZoneId));
            _ = new ARecord(this, "Address", new ARecordProps { Zone = zone, RecordName = settings.Name, Target = target });
        }
    }

    public DomainSettings Settings { get; }

    /// <summary>The name that a CNAME record of the domain must point to.</summary>
    public string CnameTarget => domain.RegionalDomainName;

    /// <summary>Maps the domain to a stage of an API.</summary>
    public void MapTo(HttpApi api, CfnStage stage) =>
        _ = new CfnApiMapping(this, "Mapping", new CfnApiMappingProps { ApiId = api.ApiId, DomainName = domain.Name, Stage = stage.Ref });
}
