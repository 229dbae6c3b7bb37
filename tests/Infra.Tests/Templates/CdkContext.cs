using System.Text.Json;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Settings as the CDK hands them over: texts, numbers, switches, lists and groups.</summary>
internal static class CdkContext
{
    /// <summary>The settings that a clone's cdk.json comes with, without bundling.</summary>
    public static Dictionary<string, object> OfClone()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Infra.Bundling.Checkout.Root, "cdk.json")));
        var context = (Dictionary<string, object>)Value(file.RootElement.GetProperty("context"));
        context["bundle"] = false;
        return context;
    }

    public static object Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Value(document.RootElement);
    }

    private static object Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number => element.GetDouble(),
        _ => element.GetString()!,
    };
}
