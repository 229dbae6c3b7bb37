using System.Text.Json;
using System.Text.RegularExpressions;
using Constructs;
using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Settings;

/// <summary>
/// Settings of one environment, in <c>infra/environments/&lt;name&gt;.json</c>, over those of cdk.json; groups are merged, lists
/// replaced, and null takes a setting of cdk.json away. What is given with <c>-c</c> comes before both. The CDK does not say where a
/// value comes from: one that differs from cdk.json's own was given with <c>-c</c>.
/// </summary>
internal sealed partial class EnvironmentFile
{
    /// <summary>The setting that names it.</summary>
    public const string Setting = "environment";

    private readonly string path;
    private readonly Dictionary<string, object?> own;
    private readonly Dictionary<string, object?> shared;

    private EnvironmentFile(string path)
    {
        this.path = path;
        own = Read(path);
        shared = OfClone();
        RefuseShared(path, own, shared);
    }

    /// <exception cref="SettingException">The environment would use what belongs to that of cdk.json.</exception>
    internal static void RefuseShared(string path, IReadOnlyDictionary<string, object?> own, IReadOnlyDictionary<string, object?> shared)
    {
        if (!own.TryGetValue("name", out var name) || $"{name}".Trim() == $"{shared.GetValueOrDefault("name")}")
        {
            throw new SettingException($"{path} has no \"name\" of its own: it would deploy over what cdk.json deploys. An example: \"guance-staging\"");
        }

        if (shared.GetValueOrDefault(RestoredTable.Setting) is not null && !own.ContainsKey(RestoredTable.Setting))
        {
            throw new SettingException(
                $"{path} has no \"{RestoredTable.Setting}\" of its own: it would use the restored table of cdk.json. Use null for a table that is made for it");
        }
    }

    /// <returns>
    /// How a setting is looked up by its full name, which is that of cdk.json or <c>-c</c> without the setting <c>environment</c>; and what
    /// refuses names in the files that no setting was looked up by: mistyped, they would silently not count.
    /// </returns>
    public static (Func<string, object?> Find, Action<IReadOnlySet<string>> RefuseUnread) Of(Node node)
    {
        if (node.TryGetContext(Setting) is not { } chosen)
        {
            return (node.TryGetContext, read => RefuseUnread("cdk.json", OfClone(), read));
        }

        var folder = Path.Combine(Checkout.Root, "infra", "environments");
        var name = chosen as string ?? "";
        var file = Path.Combine(folder, $"{name}.json");
        if (!Form.IsMatch(name) || !System.IO.File.Exists(file))
        {
            var known = string.Join(", ", Directory.GetFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
            throw SettingException.Wrong(Setting, $"{chosen}", known);
        }

        var environment = new EnvironmentFile(file);
        return (key => environment.Find(key, node.TryGetContext(key)), environment.RefuseUnread);
    }

    private void RefuseUnread(IReadOnlySet<string> read)
    {
        RefuseUnread(path, own, read);
        RefuseUnread("cdk.json", shared, read);
    }

    /// <exception cref="SettingException">A name is that of no setting.</exception>
    internal static void RefuseUnread(string path, Dictionary<string, object?> settings, IReadOnlySet<string> read)
    {
        if (Names(settings, prefix: "").FirstOrDefault(name => !read.Contains(name) && !name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('@')) is { } unknown)
        {
            throw new SettingException($"{path} has \"{unknown}\", which is no setting.");
        }
    }

    private static Dictionary<string, object?> OfClone() =>
        (Dictionary<string, object?>)Read(Path.Combine(Checkout.Root, "cdk.json"))["context"]!;

    /// <summary>Full names of all settings, those in groups too; what stands in a list has none.</summary>
    private static IEnumerable<string> Names(Dictionary<string, object?> group, string prefix) => group.SelectMany(pair =>
        pair.Value is Dictionary<string, object?> inner ? Names(inner, $"{prefix}{pair.Key}.").Prepend(prefix + pair.Key) : [prefix + pair.Key]);

    private object? Find(string key, object? given)
    {
        var ours = shared.GetValueOrDefault(key);
        if (given is not null && !Equal(given, ours))
        {
            return given;
        }

        return own.TryGetValue(key, out var value) ? Merge(ours, value) : given;
    }

    private static object? Merge(object? below, object? above)
    {
        if (below is not Dictionary<string, object?> shared || above is not Dictionary<string, object?> own)
        {
            return above;
        }

        var merged = new Dictionary<string, object?>(shared);
        foreach (var (key, value) in own)
        {
            merged[key] = Merge(merged.GetValueOrDefault(key), value);
        }

        return merged.Where(pair => pair.Value is not null).ToDictionary();
    }

    private static bool Equal(object? one, object? other) => (one, other) switch
    {
        (IDictionary<string, object> left, IDictionary<string, object> right) =>
            left.Count == right.Count && left.All(pair => right.TryGetValue(pair.Key, out var value) && Equal(pair.Value, value)),
        (object[] left, object[] right) => left.Length == right.Length && left.Zip(right).All(pair => Equal(pair.First, pair.Second)),
        _ => object.Equals(one, other),
    };

    private static Dictionary<string, object?> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
            return Value(document.RootElement) as Dictionary<string, object?> ?? throw new SettingException($"{path} holds no group: {{ … }}");
        }
        catch (JsonException e)
        {
            throw new SettingException($"{path} is no JSON: {e.Message}");
        }
    }

    /// <summary>As the CDK hands settings over.</summary>
    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Value(item)!).ToArray(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => null,
        _ => element.GetString(),
    };

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Form { get; }
}
