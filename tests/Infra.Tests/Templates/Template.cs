using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>The template of a stack.</summary>
internal sealed class Template(string stack, JsonObject json)
{
    public string Stack => stack;

    public JsonObject Json => json;

    public IEnumerable<Resource> All =>
        json["Resources"]!.AsObject().Select(resource => new Resource(this, resource.Key, resource.Value!.AsObject()));

    public IEnumerable<Resource> Of(string type) => All.Where(resource => resource.Type == type);

    public Resource Find(string id) => All.Single(resource => resource.Id == id);

    /// <summary>Every policy statement of roles, queues, topics and keys, with its resource.</summary>
    public IEnumerable<(Resource Where, JsonObject Statement)> Statements =>
        from resource in All
        from node in Descendants(resource.Json["Properties"])
        where node is JsonObject && node["Effect"] is not null
        select (resource, node.AsObject());

    /// <summary>A value as text, with references written as <c>${Id}</c>, <c>${Id.Attribute}</c> or <c>${AWS::Region}</c>.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        JsonObject value when value["Ref"] is { } name => $"${{{name}}}",
        JsonObject value when value["Fn::GetAtt"] is JsonArray path => $"${{{path[0]}.{path[1]}}}",
        JsonObject value when value["Fn::Join"] is JsonArray join => string.Concat(join[1]!.AsArray().Select(Text)),
        JsonObject value => value.ToJsonString(),
        null => "",
        _ => node.ToString(),
    };

    /// <summary>The texts of a list; a single value counts as a list of one.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray list ? list.Select(Text) : node is null ? [] : [Text(node)];

    private static IEnumerable<JsonNode> Descendants(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(property => Descendants(property.Value)).Prepend(value),
        JsonArray list => list.SelectMany(Descendants),
        null => [],
        _ => [],
    };
}
