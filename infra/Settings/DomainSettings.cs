namespace Guance.Serverless.Infra.Settings;

/// <summary>The custom domain of the pages.</summary>
/// <param name="Name">Host name, such as <c>aws.example.com</c>.</param>
/// <param name="CertificateArn">Its certificate in ACM, in the settlement's Region.</param>
/// <param name="HostedZoneId">The Route 53 zone that gets the records; null when the DNS is elsewhere.</param>
/// <param name="HostedZoneName">Name of that zone, such as <c>example.com</c>.</param>
internal sealed record DomainSettings(string Name, string CertificateArn, string? HostedZoneId, string? HostedZoneName)
{
    public static DomainSettings? Read(ContextReader? group, DeploymentTarget target)
    {
        if (group is null)
        {
            return null;
        }

        var example = $"arn:{target.Partition}:acm:{target.Region}:111122223333:certificate/0a1b2c3d-…";
        var name = group.Required("name", SettingPatterns.HostName, "aws.example.com");
        var certificate = group.Required("certificateArn", SettingPatterns.CertificateArn, example);
        var zone = group.Optional("hostedZoneId", SettingPatterns.HostedZoneId, "Z0123456789EXAMPLE");
        var zoneName = zone is null ? null : group.Required("hostedZoneName", SettingPatterns.HostName, "example.com");
        if (SettingPatterns.CertificateArn.Match(certificate).Groups["region"].Value != target.Region)
        {
            throw SettingException.Invalid(group.FullName("certificateArn"), certificate, example);
        }

        return zoneName is not null && !name.EndsWith("." + zoneName, StringComparison.OrdinalIgnoreCase)
            ? throw SettingException.Invalid(group.FullName("hostedZoneName"), zoneName, name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
            : new(name, certificate, zone, zoneName);
    }
}
