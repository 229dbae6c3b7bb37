using System.Globalization;
using System.Text.RegularExpressions;

namespace Guance.Serverless.Infra.Settings;

/// <summary>
/// Reads settings from the CDK's context. A setting in a group, such as <c>mail.from</c>, is found under its full name first, so
/// that <c>-c mail.from=…</c> wins over the group in cdk.json.
/// </summary>
/// <param name="named">A value by its full name.</param>
/// <param name="group">The values of the group that is read.</param>
/// <param name="prefix">Full name of that group; empty at the top.</param>
internal sealed class ContextReader(Func<string, object?> named, IDictionary<string, object> group, string prefix)
{
    /// <param name="find">A setting by its full name.</param>
    public static ContextReader Of(Func<string, object?> find) => new(find, new Dictionary<string, object>(), prefix: "");

    /// <exception cref="SettingException">It is missing or empty.</exception>
    public string Required(string key, string example) => Optional(key, example) ?? throw SettingException.Missing(Name(key), example);

    /// <exception cref="SettingException">It is missing, or has another form.</exception>
    public string Required(string key, Regex form, string example) =>
        Matching(key, form, example) ?? throw SettingException.Missing(Name(key), example);

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It has another form.</exception>
    public string? Matching(string key, Regex form, string example) => Optional(key, example) switch
    {
        null => null,
        var text when form.IsMatch(text) => text,
        var text => throw SettingException.Wrong(Name(key), text, example),
    };

    /// <exception cref="SettingException">It is missing, or no absolute https address.</exception>
    public string RequiredAddress(string key, string example) =>
        Address(key, example) ?? throw SettingException.Missing(Name(key), example);

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It is no absolute https address.</exception>
    public string? Address(string key, string example) => Optional(key, example) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == "https" => text,
        var text => throw SettingException.Wrong(Name(key), text, example),
    };

    public bool Switch(string key, bool otherwise) => Find(key) switch
    {
        null => otherwise,
        bool value => value,
        string text when bool.TryParse(text, out var value) => value,
        var other => throw SettingException.Wrong(Name(key), $"{other}", "true"),
    };

    /// <exception cref="SettingException">It is no whole number, or out of range.</exception>
    public int Number(string key, int least, int most, int otherwise) => Optional(key, $"{otherwise}") switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw SettingException.Wrong(Name(key), text, $"{otherwise}; from {least} to {most}"),
    };

    /// <returns>Null when it is missing or empty.</returns>
    /// <exception cref="SettingException">It is no text.</exception>
    public string? Optional(string key, string example) => Find(key) switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        double number => $"{number}",
        _ => throw SettingException.Wrong(Name(key), "a group or a list", example),
    };

    /// <summary>A group of settings; null when nothing of it is there.</summary>
    /// <exception cref="SettingException">It is a single value.</exception>
    public ContextReader? Group(string key) => Find(key) switch
    {
        null => null,
        IDictionary<string, object> values => Inside(Name(key), values),
        var other => throw SettingException.Wrong(Name(key), $"{other}", "{ … }"),
    };

    /// <summary>A group that need not be there; null when neither it nor one of its settings, which may come alone with <c>-c</c>, is.</summary>
    /// <exception cref="SettingException">It is a single value.</exception>
    public ContextReader? OptionalGroup(string key, params string[] settings) =>
        Group(key) ?? (settings.Any(setting => named($"{Name(key)}.{setting}") is not null) ? RequiredGroup(key) : null);

    /// <summary>A group whose settings report themselves as missing one by one.</summary>
    public ContextReader RequiredGroup(string key) => Group(key) ?? Inside(Name(key), new Dictionary<string, object>());

    /// <exception cref="SettingException">It is no list of groups.</exception>
    public IReadOnlyList<ContextReader> Groups(string key) => Find(key) switch
    {
        null => [],
        object[] items => [.. items.Select((item, index) => item is IDictionary<string, object> values
            ? Inside($"{Name(key)}[{index}]", values)
            : throw SettingException.Wrong($"{Name(key)}[{index}]", $"{item}", "{ … }"))],
        var other => throw SettingException.Wrong(Name(key), $"{other}", "[ { … } ]"),
    };

    /// <exception cref="SettingException">It is no list of texts.</exception>
    public IReadOnlyList<string> Texts(string key, string example) => Find(key) switch
    {
        null => [],
        object[] items when items.All(item => item is string) => [.. items.Cast<string>()],
        var other => throw SettingException.Wrong(Name(key), $"{other}", $"[ \"{example}\" ]"),
    };

    public string Name(string key) => prefix.Length == 0 ? key : $"{prefix}.{key}";

    private object? Find(string key) => named(Name(key)) ?? (group.TryGetValue(key, out var value) ? value : null);

    private ContextReader Inside(string name, IDictionary<string, object> values) => new(named, values, name);
}
