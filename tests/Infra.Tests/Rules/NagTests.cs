using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Rules;

/// <summary>Checks the templates with cdk-nag's AwsSolutions rules.</summary>
public class NagTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_finding_is_suppressed_with_a_reason_and_every_suppression_is_needed(Variant variant)
    {
        string[] backups = variant == Variant.MarketplaceRegion ? [Synthesis.File(variant, "Backups")] : [];
        var report = Check([Synthesis.File(variant, "Settlement"), Synthesis.File(variant, "MarketplaceEvents"), .. backups]);
        Assert.DoesNotContain(report, line => line.StartsWith("finding", StringComparison.Ordinal));
        var used = report.Where(line => line.StartsWith("suppressed", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")).Select(parts => (Resource: parts[1], Rule: parts[2])).ToHashSet();
        var declared = Synthesis.MainTemplates(variant).SelectMany(template => template.All).SelectMany(SuppressionsOf).ToHashSet();
        Assert.NotEmpty(declared);
        Assert.Equal(declared.Order(), used.Order());
    }

    private static IEnumerable<(string Resource, string Rule)> SuppressionsOf(Resource resource) =>
        (resource.Json["Metadata"]?["cdk_nag"]?["rules_to_suppress"]?.AsArray() ?? [])
        .Select(finding => (resource.Id, finding!["id"]!.GetValue<string>()));

    private static string[] Check(params string[] templates)
    {
        var modules = Path.Combine(Repository.Root, "artifacts", "nag", "node_modules");
        Assert.True(Directory.Exists(modules), $"cdk-nag is not in {modules}: tests/run installs it");
        var script = Path.Combine(Repository.Root, "tests", "Infra.Tests", "Rules", "Nag", "check.cjs");
        var nag = Command.Run("env", [$"NODE_PATH={modules}", "node", script, .. templates]);
        Assert.True(nag.ExitCode == 0, nag.Tail);
        return nag.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
