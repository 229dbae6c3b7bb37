using System.Globalization;
using System.Text.RegularExpressions;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Infra.Settings;

/// <summary>
/// Reads settings from the CDK's context. A setting of a group, such as <c>mail.from</c>, is looked up under its full name first, so
/// that <c>-c mail.from=…</c> overrides the group in cdk.json.
/// </summary>
/// <param name="lookup">Finds a value by its full name.</param>
/// <param name="group">The values of the group that is read.</param>
/// <param name="prefix">Full name of that group; empty for the top level.</param>
internal sealed class ContextReader(Func<string, object?> lookup, IDictionary<string, object> group, string prefix)
{
    /// <param name="lookup">Finds a value by its full name.</param>
    public static ContextReader ForTopLevel(Func<string, object?> lookup) => new(lookup, new Dictionary<string, object>(), prefix: "");

    /// <exception cref="SettingException">It is missing or empty.</exception>
    public string Required(string key, string example) => Optional(key, example) ?? throw SettingException.Missing(FullName(key), example);

    /// <exception cref="SettingException">It is missing, or does not match the pattern.</exception>
    public string Required(string key, Regex pattern, string example) =>
        Optional(key, pattern, example) ?? throw SettingException.Missing(FullName(key), example);

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It is not a text.</exception>
    public string? Optional(string key, string example) => Find(key) switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        double number => $"{number}",
        _ => throw SettingException.Invalid(FullName(key), "a group or a list", example),
    };

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It does not match the pattern.</exception>
    public string? Optional(string key, Regex pattern, string example) => Optional(key, example) switch
    {
        null => null,
        var text when pattern.IsMatch(text) => text,
        var text => throw SettingException.Invalid(FullName(key), text, example),
    };

    /// <exception cref="SettingException">It is missing, or no e-mail address that SES can take.</exception>
    public string RequiredEmail(string key, string example) => OptionalEmail(key, example) ?? throw SettingException.Missing(FullName(key), example);

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It is no e-mail address that SES can take.</exception>
    public string? OptionalEmail(string key, string example) => Optional(key, example) switch
    {
        null => null,
        var text when EmailAddress.TryParse(text, out _) => text,
        var text => throw SettingException.Invalid(FullName(key), text, example),
    };

    /// <exception cref="SettingException">It is missing, or not an absolute https URL.</exception>
    public string RequiredUrl(string key, string example) =>
        OptionalUrl(key, example) ?? throw SettingException.Missing(FullName(key), example);

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It is not an absolute https URL.</exception>
    public string? OptionalUrl(string key, string example) => Optional(key, example) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == "https" => text,
        var text => throw SettingException.Invalid(FullName(key), text, example),
    };

    /// <exception cref="SettingException">It is neither true nor false.</exception>
    public bool Boolean(string key, bool defaultValue) => Find(key) switch
    {
        null => defaultValue,
        bool value => value,
        string text when bool.TryParse(text, out var value) => value,
        var other => throw SettingException.Invalid(FullName(key), $"{other}", "true"),
    };

    /// <exception cref="SettingException">It is not an integer, or out of range.</exception>
    public int Integer(string key, int min, int max, int defaultValue) => Optional(key, $"{defaultValue}") switch
    {
        null => defaultValue,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max => number,
        var text => throw SettingException.Invalid(FullName(key), text, $"{defaultValue}; from {min} to {max}"),
    };

    /// <summary>An optional group; null when neither the group nor one of the given settings of it, set with <c>-c</c>, is there.</summary>
    /// <exception cref="SettingException">It is a single value.</exception>
    public ContextReader? OptionalGroup(string key, params string[] settings) =>
        Group(key) ?? (settings.Any(setting => lookup($"{FullName(key)}.{setting}") is not null) ? GroupOrEmpty(key) : null);

    /// <summary>A group, or an empty one in its place, whose settings may still be set one by one with <c>-c</c>.</summary>
    /// <exception cref="SettingException">It is a single value.</exception>
    public ContextReader GroupOrEmpty(string key) => Group(key) ?? Nested(FullName(key), new Dictionary<string, object>());

    /// <exception cref="SettingException">It is not a list of groups.</exception>
    public IReadOnlyList<ContextReader> Groups(string key) => Find(key) switch
    {
        null => [],
        object[] items => [.. items.Select((item, index) => item is IDictionary<string, object> values
            ? Nested($"{FullName(key)}[{index}]", values)
            : throw SettingException.Invalid($"{FullName(key)}[{index}]", $"{item}", "{ … }"))],
        var other => throw SettingException.Invalid(FullName(key), $"{other}", "[ { … } ]"),
    };

    /// <exception cref="SettingException">It is not a list of texts.</exception>
    public IReadOnlyList<string> Texts(string key, string example) => Find(key) switch
    {
        null => [],
        object[] items when items.All(item => item is string) => [.. items.Cast<string>()],
        var other => throw SettingException.Invalid(FullName(key), $"{other}", $"[ \"{example}\" ]"),
    };

    public string FullName(string key) => prefix.Length == 0 ? key : $"{prefix}.{key}";

    private ContextReader? Group(string key) => Find(key) switch
    {
        null => null,
        IDictionary<string, object> values => Nested(FullName(key), values),
        var other => throw SettingException.Invalid(FullName(key), $"{other}", "{ … }"),
    };

    private object? Find(string key) => lookup(FullName(key)) ?? (group.TryGetValue(key, out var value) ? value : null);

    private ContextReader Nested(string name, IDictionary<string, object> values) => new(lookup, values, name);
}

/// <summary>A setting is missing or invalid; the message names it and shows an example.</summary>
#pragma warning disable CA1032 // It always has a message, and never an inner exception that would help the engineer.
public sealed class SettingException(string message) : Exception(message)
#pragma warning restore CA1032
{
    internal static SettingException Missing(string key, string example) =>
        new($"Setting {key} is missing. Set it in cdk.json (\"context\"), or with -c {key}=…  An example: {example}");

    internal static SettingException Invalid(string key, string text, string example) =>
        new($"Setting {key} is \"{text}\", which cannot be used. An example: {example}");
}
