using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>One resource of a template.</summary>
internal sealed record Resource(Template Template, string Id, JsonObject Json)
{
    public string Type => Json[nameof(Type)]!.GetValue<string>();

    public JsonNode? this[string property] => Json["Properties"]?[property];

    public string Text(string property) => Template.Text(this[property]);

    public string? DeletionPolicy => Json[nameof(DeletionPolicy)]?.GetValue<string>();

    public string? UpdateReplacePolicy => Json[nameof(UpdateReplacePolicy)]?.GetValue<string>();

    public override string ToString() => $"{Template.Stack}/{Id}";
}
