namespace Guance.Serverless.Infra.Settings;

/// <summary>A table that was restored from a backup, and that the settlement uses instead of making one.</summary>
/// <param name="Name">Name of the table, in the settlement's account and region.</param>
/// <param name="Stream">ARN of its stream of new images.</param>
/// <param name="Generation">How often the settlement has been restored: 1 for the first time.</param>
internal sealed record RestoredTable(string Name, string Stream, string Generation)
{
    /// <summary>The setting that names it.</summary>
    public const string Setting = "table";

    public static RestoredTable? Read(ContextReader context, Place place)
    {
        // Each of them may come alone from the command line.
        var group = context.RequiredGroup(Setting);
        var name = group.Matching("name", Forms.TableName, "guance-Settlement-restored");
        var example = $"arn:{place.Partition}:dynamodb:{place.Region}:111122223333:table/{name ?? "guance-Settlement-restored"}/stream/2026-11-25T10:00:00.000";
        var stream = group.Matching("stream", Forms.Stream, example);
        var generation = group.Matching("generation", Forms.Generation, "1");
        return (name, stream) switch
        {
            (null, null) when generation is null => null,
            (null, _) => throw SettingException.Missing(group.Name("name"), "guance-Settlement-restored"),
            (_, null) => throw SettingException.Missing(group.Name("stream"), example),
            _ when Forms.Stream.Match(stream).Groups is var arn && (arn["region"].Value != place.Region || arn["table"].Value != name)
                => throw SettingException.Wrong(group.Name("stream"), stream, example),
            _ when generation is null => throw SettingException.Missing(group.Name("generation"), "1 for the first restore, 2 for the second"),
            _ => new(name, stream, generation),
        };
    }
}
