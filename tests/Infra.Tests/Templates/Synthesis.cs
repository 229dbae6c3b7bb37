using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Synthesizes the templates of each variant, once. The CDK's engine handles one call at a time.</summary>
internal static class Synthesis
{
    private static readonly Lock Engine = new();
    private static readonly ConcurrentDictionary<Variant, Lazy<string>> Folders = new();

    public static Template Settlement(Variant variant) => Read(variant, "Settlement");

    public static Template MarketplaceEvents(Variant variant) => Read(variant, "MarketplaceEvents");

    public static Template Backups(Variant variant) => Read(variant, "Backups");

    /// <summary>Of the stacks that every deployment has.</summary>
    public static IEnumerable<Template> MainTemplates(Variant variant) => [Settlement(variant), MarketplaceEvents(variant)];

    /// <returns>Path of the template of a stack.</returns>
    public static string File(Variant variant, string stack) => Path.Combine(
        Folders.GetOrAdd(variant, chosen => new(() => Run(chosen))).Value, $"{stack}.template.json");

    /// <summary>Whether the stack has termination protection.</summary>
    public static bool HasTerminationProtection(Variant variant, string stack)
    {
        var manifest = Path.Combine(Path.GetDirectoryName(File(variant, stack))!, "manifest.json");
        var artifact = JsonNode.Parse(System.IO.File.ReadAllText(manifest))!["artifacts"]![stack]!;
        return artifact["properties"]!["terminationProtection"]?.GetValue<bool>() ?? false;
    }

    /// <summary>The warnings that the CDK's command line shows.</summary>
    public static IEnumerable<string> Warnings(Variant variant)
    {
        var manifest = Path.Combine(Path.GetDirectoryName(File(variant, "Settlement"))!, "manifest.json");
        return
            from metadata in JsonNode.Parse(System.IO.File.ReadAllText(manifest))!["artifacts"]!["Settlement"]!["metadata"]!.AsObject()
            from entry in metadata.Value!.AsArray()
            where entry!["type"]!.GetValue<string>() == "aws:cdk:warning"
            select entry["data"]!.GetValue<string>();
    }

    /// <returns>The folder with the templates.</returns>
    public static string Run(Variant variant)
    {
        var context = CdkContext.Default();
        foreach (var (key, value) in variant.Settings)
        {
            context[key] = value;
        }

        return Run(context);
    }

    public static string Run(IReadOnlyDictionary<string, object> context)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "cdk.out", Path.GetRandomFileName());
        lock (Engine)
        {
            SettlementApp.Create(context, folder).Synth();
        }

        return folder;
    }

    private static Template Read(Variant variant, string stack) =>
        new(stack, JsonNode.Parse(System.IO.File.ReadAllText(File(variant, stack)))!.AsObject());
}
