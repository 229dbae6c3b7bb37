namespace Guance.Serverless.Infra.Settings;

/// <summary>A setting of the deployment is missing or unusable; the message names it and shows an example.</summary>
#pragma warning disable CA1032 // It always has a message, and no cause that would tell the engineer more.
public sealed class SettingException(string message) : Exception(message)
#pragma warning restore CA1032
{
    internal static SettingException Missing(string key, string example) =>
        new($"Setting {key} is missing. Set it in cdk.json (\"context\"), or with -c {key}=…  An example: {example}");

    internal static SettingException Wrong(string key, string text, string example) =>
        new($"Setting {key} is \"{text}\", which cannot be used. An example: {example}");
}
