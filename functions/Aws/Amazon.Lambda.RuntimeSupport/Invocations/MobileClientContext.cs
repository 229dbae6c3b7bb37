using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>The client context that the AWS Mobile SDK sends with an invocation; what it left out is empty.</summary>
internal sealed class MobileClientContext : IClientContext, IClientApplication
{
    private readonly Dictionary<string, string> client;

    private MobileClientContext(JsonElement json)
    {
        client = Texts(json, "client");
        Custom = Texts(json, "custom");
        Environment = Texts(json, "env");
    }

    public IDictionary<string, string> Environment { get; }

    public IDictionary<string, string> Custom { get; }

    public IClientApplication Client => this;

    public string AppPackageName => client.GetValueOrDefault("app_package_name", "");

    public string AppTitle => client.GetValueOrDefault("app_title", "");

    public string AppVersionCode => client.GetValueOrDefault("app_version_code", "");

    public string AppVersionName => client.GetValueOrDefault("app_version_name", "");

    public string InstallationId => client.GetValueOrDefault("installation_id", "");

    /// <summary>Null if the invocation came without one.</summary>
    /// <exception cref="JsonException">The caller sent something else than JSON.</exception>
    public static MobileClientContext? Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        using var json = JsonDocument.Parse(header);
        return json.RootElement.ValueKind == JsonValueKind.Object ? new(json.RootElement) : null;
    }

    private static Dictionary<string, string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Object
            ? values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString(), StringComparer.Ordinal)
            : [];
}
