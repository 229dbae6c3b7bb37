namespace Guance.Serverless.Infra.Settings;

/// <summary>Copies of the table outside of the settlement's Region.</summary>
/// <param name="Region">Where they are kept.</param>
internal sealed record BackupSettings(string Region)
{
    public static BackupSettings? Read(ContextReader context, Place place)
    {
        var group = context.RequiredGroup("backup");
        const string example = "eu-central-1";
        return group.Matching("region", Forms.Region, place.IsChina ? "cn-northwest-1" : example) switch
        {
            null => null,
            var region when region == place.Region =>
                throw SettingException.Wrong(group.Name("region"), region, $"another Region than the settlement's, such as {example}"),
            var region when new Place(place.Account, region).Partition != place.Partition =>
                throw SettingException.Wrong(group.Name("region"), region, $"a Region of the partition {place.Partition}: AWS copies no backup to another one"),
            var region => new(region),
        };
    }
}
