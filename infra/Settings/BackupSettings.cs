namespace Guance.Serverless.Infra.Settings;

/// <summary>Copies of the table's backups in another Region.</summary>
/// <param name="Region">The Region of the copies.</param>
internal sealed record BackupSettings(string Region)
{
    public static BackupSettings? Read(ContextReader context, DeploymentTarget target)
    {
        var group = context.GroupOrEmpty("backup");
        const string example = "eu-central-1";
        return group.Optional("region", SettingPatterns.Region, target.IsChina ? "cn-northwest-1" : example) switch
        {
            null => null,
            var region when region == target.Region =>
                throw SettingException.Invalid(group.FullName("region"), region, $"another Region than the settlement's, such as {example}"),
            var region when new DeploymentTarget(target.Account, region).Partition != target.Partition =>
                throw SettingException.Invalid(group.FullName("region"), region, $"a Region of the partition {target.Partition}: AWS copies no backup to another one"),
            var region => new(region),
        };
    }
}
