namespace Guance.Serverless.Infra.Settings;

/// <summary>A table that was restored from a backup and is used instead of a new one.</summary>
/// <param name="Name">Name of the table, in the settlement's account and Region.</param>
/// <param name="StreamArn">ARN of its stream, which has new images.</param>
/// <param name="RestoreCount">How often the settlement has been restored: 1 for the first time.</param>
internal sealed record RestoredTableSettings(string Name, string StreamArn, string RestoreCount)
{
    /// <summary>Name of the group of settings.</summary>
    public const string GroupName = "table";

    public static RestoredTableSettings? Read(ContextReader context, DeploymentTarget target)
    {
        var group = context.GroupOrEmpty(GroupName);
        var name = group.Optional("name", SettingPatterns.TableName, "guance-Settlement-restored");
        var example = $"arn:{target.Partition}:dynamodb:{target.Region}:111122223333:table/{name ?? "guance-Settlement-restored"}/stream/2026-11-25T10:00:00.000";
        var stream = group.Optional("stream", SettingPatterns.StreamArn, example);
        var restoreCount = group.Optional("restoreCount", SettingPatterns.RestoreCount, "1");
        return (name, stream) switch
        {
            (null, null) when restoreCount is null => null,
            (null, _) => throw SettingException.Missing(group.FullName("name"), "guance-Settlement-restored"),
            (_, null) => throw SettingException.Missing(group.FullName("stream"), example),
            _ when SettingPatterns.StreamArn.Match(stream).Groups is var arn && (arn["region"].Value != target.Region || arn["table"].Value != name)
                => throw SettingException.Invalid(group.FullName("stream"), stream, example),
            _ when restoreCount is null => throw SettingException.Missing(group.FullName("restoreCount"), "1 for the first restore, 2 for the second"),
            _ => new(name, stream, restoreCount),
        };
    }
}
