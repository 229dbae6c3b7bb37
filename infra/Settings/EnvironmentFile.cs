using System.Text.Json;
using System.Text.RegularExpressions;
using Constructs;

namespace Guance.Serverless.Infra.Settings;

/// <summary>
/// The settings of one environment, in <c>infra/environments/&lt;name&gt;.json</c>. They override those of cdk.json: groups are merged,
/// lists are replaced, and null removes a setting. <c>-c</c> overrides both. The CDK does not tell where a value comes from, so a value
/// that differs from the one in cdk.json is taken as given with <c>-c</c>.
/// </summary>
internal sealed partial class EnvironmentFile
{
    /// <summary>The setting that names the environment.</summary>
    public const string SettingName = "environment";

    private readonly string path;
    private readonly Dictionary<string, object?> ownSettings;
    private readonly Dictionary<string, object?> cdkJson;

    private EnvironmentFile(string path)
    {
        this.path = path;
        ownSettings = ReadJson(path);
        cdkJson = ReadCdkJson();
        RejectSharing(path, ownSettings, cdkJson);
    }

    /// <exception cref="SettingException">The environment would share the stacks or the table of the deployment from cdk.json.</exception>
    internal static void RejectSharing(string path, IReadOnlyDictionary<string, object?> ownSettings, IReadOnlyDictionary<string, object?> cdkJson)
    {
        if (!ownSettings.TryGetValue("name", out var name) || $"{name}".Trim() == $"{cdkJson.GetValueOrDefault("name")}")
        {
            throw new SettingException($"{path} has no \"name\" of its own: it would deploy over what cdk.json deploys. An example: \"guance-staging\"");
        }

        if (cdkJson.GetValueOrDefault(RestoredTableSettings.GroupName) is not null && !ownSettings.ContainsKey(RestoredTableSettings.GroupName))
        {
            throw new SettingException(
                $"{path} has no \"{RestoredTableSettings.GroupName}\" of its own: it would use the restored table of cdk.json. Use null for a table that is made for it");
        }
    }

    /// <returns>
    /// A function that looks up a setting by its full name; and one that, given all names that were looked up, rejects any other name
    /// in the files: a mistyped setting would be ignored silently.
    /// </returns>
    public static (Func<string, object?> Lookup, Action<IReadOnlySet<string>> RejectUnknown) CreateLookup(Node node)
    {
        if (node.TryGetContext(SettingName) is not { } chosen)
        {
            return (node.TryGetContext, known => RejectUnknown("cdk.json", ReadCdkJson(), known));
        }

        var folder = Path.Combine(Repository.Root, "infra", "environments");
        var name = chosen as string ?? "";
        var file = Path.Combine(folder, $"{name}.json");
        if (!NamePattern.IsMatch(name) || !File.Exists(file))
        {
            var available = string.Join(", ", Directory.GetFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
            throw SettingException.Invalid(SettingName, $"{chosen}", available);
        }

        var environment = new EnvironmentFile(file);
        return (key => environment.Find(key, node.TryGetContext(key)), environment.RejectUnknown);
    }

    private void RejectUnknown(IReadOnlySet<string> known)
    {
        RejectUnknown(path, ownSettings, known);
        RejectUnknown("cdk.json", cdkJson, known);
    }

    /// <exception cref="SettingException">The file has a name that is not a setting.</exception>
    internal static void RejectUnknown(string path, Dictionary<string, object?> settings, IReadOnlySet<string> known)
    {
        if (FullNames(settings, prefix: "").FirstOrDefault(name => !known.Contains(name) && !name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('@')) is { } unknown)
        {
            throw new SettingException($"{path} has \"{unknown}\", which is no setting.");
        }
    }

    private static Dictionary<string, object?> ReadCdkJson() =>
        (Dictionary<string, object?>)ReadJson(Path.Combine(Repository.Root, "cdk.json"))["context"]!;

    /// <summary>Full names of all settings, including those in groups. Items of lists have no names.</summary>
    private static IEnumerable<string> FullNames(Dictionary<string, object?> group, string prefix) => group.SelectMany(pair =>
        pair.Value is Dictionary<string, object?> inner ? FullNames(inner, $"{prefix}{pair.Key}.").Prepend(prefix + pair.Key) : [prefix + pair.Key]);

    private object? Find(string key, object? given)
    {
        var inCdkJson = cdkJson.GetValueOrDefault(key);
        if (given is not null && !AreEqual(given, inCdkJson))
        {
            return given;
        }

        return ownSettings.TryGetValue(key, out var value) ? Merge(inCdkJson, value) : given;
    }

    private static object? Merge(object? value, object? overriding)
    {
        if (value is not Dictionary<string, object?> group || overriding is not Dictionary<string, object?> overridingGroup)
        {
            return overriding;
        }

        var merged = new Dictionary<string, object?>(group);
        foreach (var (key, item) in overridingGroup)
        {
            merged[key] = Merge(merged.GetValueOrDefault(key), item);
        }

        return merged.Where(pair => pair.Value is not null).ToDictionary();
    }

    private static bool AreEqual(object? first, object? second) => (first, second) switch
    {
        (IDictionary<string, object> left, IDictionary<string, object> right) =>
            left.Count == right.Count && left.All(pair => right.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value)),
        (object[] left, object[] right) => left.Length == right.Length && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second)),
        _ => Equals(first, second),
    };

    private static Dictionary<string, object?> ReadJson(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return ToContextValue(document.RootElement) as Dictionary<string, object?> ?? throw new SettingException($"{path} holds no group: {{ … }}");
        }
        catch (JsonException e)
        {
            throw new SettingException($"{path} is no JSON: {e.Message}");
        }
    }

    /// <summary>The value with the .NET types in which the CDK passes context values.</summary>
    private static object? ToContextValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => ToContextValue(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(item => ToContextValue(item)!).ToArray(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => null,
        _ => element.GetString(),
    };

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex NamePattern { get; }
}
