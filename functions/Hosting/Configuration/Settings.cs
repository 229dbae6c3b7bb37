using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads single settings, and reports a wrong one by its name, with an example of a valid one.</summary>
public static class Settings
{
    /// <summary>The sites come from <c>sites.json</c> beside the program; environment variables override it.</summary>
    public static IConfigurationBuilder AddFunctionSettings(this IConfigurationBuilder builder) => builder
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "Configuration", "sites.json"), optional: false, reloadOnChange: false)
        .AddEnvironmentVariables();

    /// <exception cref="SettingException">It is missing or empty.</exception>
    public static string Required(this IConfiguration configuration, string key, string example) =>
        configuration.Optional(key) ?? throw Missing(configuration, key, example);

    /// <exception cref="SettingException">It is missing, or not an absolute URL.</exception>
    public static Uri RequiredAddress(this IConfiguration configuration, string key, string example)
    {
        var text = configuration.Required(key, example);
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw Invalid(configuration, key, text, example);
    }

    /// <returns>Null when it is missing or empty.</returns>
    public static string? Optional(this IConfiguration configuration, string key) =>
        configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A duration such as <c>00:05:00</c>.</summary>
    /// <exception cref="SettingException">It is set, but not a duration, or negative.</exception>
    public static TimeSpan Duration(this IConfiguration configuration, string key, TimeSpan otherwise)
    {
        if (configuration.Optional(key) is not { } text)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.Zero
            ? duration
            : throw Invalid(configuration, key, text, "00:05:00");
    }

    /// <exception cref="SettingException">It is set, but neither <c>true</c> nor <c>false</c>.</exception>
    public static bool Switch(this IConfiguration configuration, string key, bool otherwise)
    {
        if (configuration.Optional(key) is not { } text)
        {
            return otherwise;
        }

        return bool.TryParse(text, out var value) ? value : throw Invalid(configuration, key, text, otherwise ? "true" : "false");
    }

    /// <exception cref="SettingException">It is set, but not a whole number from 0 to <paramref name="most"/>.</exception>
    public static int Number(this IConfiguration configuration, string key, int otherwise, int most)
    {
        if (configuration.Optional(key) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : throw Invalid(configuration, key, text, $"{otherwise}");
    }

    /// <summary>The exception for a setting with an unusable value.</summary>
    public static SettingException Invalid(IConfiguration configuration, string key, string text, string example) =>
        new($"Setting {Name(configuration, key)} is \"{text}\", which cannot be used. An example: {example}");

    private static SettingException Missing(IConfiguration configuration, string key, string example) =>
        new($"Setting {Name(configuration, key)} is missing. An example: {example}");

    [SuppressMessage("Globalization", "CA1307:Specify StringComparison for clarity", Justification = "Replaces one character.")]
    private static string Name(IConfiguration configuration, string key)
    {
        var full = configuration is IConfigurationSection section ? $"{section.Path}:{key}" : key;
        return $"{full} (environment variable {full.Replace(":", "__")})";
    }
}

/// <summary>
/// A setting is missing or unusable. The function cannot start; the message names the setting and shows an example.
/// </summary>
public sealed class SettingException(string message, Exception? innerException = null) : Exception(message, innerException);
