using System.Text.Json;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Settings with the .NET types in which the CDK passes context values.</summary>
internal static class CdkContext
{
    /// <summary>The settings of cdk.json, without bundling.</summary>
    public static Dictionary<string, object> Default()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Infra.Settings.Repository.Root, "cdk.json")));
        var context = (Dictionary<string, object>)Convert(file.RootElement.GetProperty("context"));
        context["bundle"] = false;
        return context;
    }

    public static object Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Convert(document.RootElement);
    }

    private static object Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Convert(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number => element.GetDouble(),
        _ => element.GetString()!,
    };
}
