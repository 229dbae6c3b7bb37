namespace Guance.Serverless.Infra.Settings;

/// <summary>An address of our own for the pages.</summary>
/// <param name="Name">Host name, such as <c>aws.example.com</c>.</param>
/// <param name="Certificate">ARN of its certificate in ACM, in the settlement's region.</param>
/// <param name="HostedZone">Id of the Route 53 zone that gets the records; null when DNS is kept elsewhere.</param>
/// <param name="ZoneName">Name of that zone, such as <c>example.com</c>.</param>
internal sealed record DomainSettings(string Name, string Certificate, string? HostedZone, string? ZoneName)
{
    public static DomainSettings? Read(ContextReader? group, Place place)
    {
        if (group is null)
        {
            return null;
        }

        var example = $"arn:{place.Partition}:acm:{place.Region}:111122223333:certificate/0a1b2c3d-…";
        var name = group.Required("name", Forms.HostName, "aws.example.com");
        var certificate = group.Required("certificateArn", Forms.Certificate, example);
        var zone = group.Matching("hostedZoneId", Forms.HostedZone, "Z0123456789EXAMPLE");
        var zoneName = zone is null ? null : group.Required("hostedZoneName", Forms.HostName, "example.com");
        if (Forms.Certificate.Match(certificate).Groups["region"].Value != place.Region)
        {
            throw SettingException.Wrong(group.Name("certificateArn"), certificate, example);
        }

        return zoneName is not null && !name.EndsWith("." + zoneName, StringComparison.OrdinalIgnoreCase)
            ? throw SettingException.Wrong(group.Name("hostedZoneName"), zoneName, name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
            : new(name, certificate, zone, zoneName);
    }
}
