using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Templates of each variant, synthesized once. The CDK's engine serves one caller at a time.</summary>
internal static class Synthesis
{
    private static readonly Lock Engine = new();
    private static readonly ConcurrentDictionary<Variant, Lazy<string>> Folders = new();

    public static Template Settlement(Variant variant) => Read(variant, "Settlement");

    public static Template MarketplaceEvents(Variant variant) => Read(variant, "MarketplaceEvents");

    public static Template Backups(Variant variant) => Read(variant, "Backups");

    public static IEnumerable<Template> Both(Variant variant) => [Settlement(variant), MarketplaceEvents(variant)];

    /// <returns>Path of a stack's template.</returns>
    public static string File(Variant variant, string stack) => Path.Combine(
        Folders.GetOrAdd(variant, chosen => new(() => Run(chosen))).Value, $"{stack}.template.json");

    /// <summary>Whether CloudFormation refuses to delete the stack.</summary>
    public static bool IsProtected(Variant variant, string stack)
    {
        var manifest = Path.Combine(Path.GetDirectoryName(File(variant, stack))!, "manifest.json");
        var artifact = JsonNode.Parse(System.IO.File.ReadAllText(manifest))!["artifacts"]![stack]!;
        return artifact["properties"]!["terminationProtection"]?.GetValue<bool>() ?? false;
    }

    /// <summary>What the CDK's command line tells whoever synthesizes.</summary>
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
        var context = CdkContext.OfClone();
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
