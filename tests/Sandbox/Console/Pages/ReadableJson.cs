using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>JSON for people: no character is escaped that need not be.</summary>
internal static class ReadableJson
{
    private static readonly JsonSerializerOptions InOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(InOneLine) { WriteIndented = true };

    public static string Line(string json) => JsonNode.Parse(json)!.ToJsonString(InOneLine);

    public static string Indent(JsonNode json) => json.ToJsonString(Indented);

    /// <returns>The text indented where it is JSON; else as it is.</returns>
    public static string Indent(string text)
    {
        try
        {
            return JsonNode.Parse(text) is { } json ? Indent(json) : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
