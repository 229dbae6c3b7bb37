using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Rules;

/// <summary>AWS's AwsSolutions rules, by cdk-nag.</summary>
public class NagTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_finding_is_acknowledged_with_a_reason_and_no_reason_is_left_over(Variant variant)
    {
        string[] copies = variant == Variant.Home ? [Synthesis.File(variant, "Backups")] : [];
        var report = Check([Synthesis.File(variant, "Settlement"), Synthesis.File(variant, "MarketplaceEvents"), .. copies]);
        Assert.DoesNotContain(report, line => line.StartsWith("finding", StringComparison.Ordinal));
        var used = report.Where(line => line.StartsWith("acknowledged", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")).Select(parts => (Resource: parts[1], Rule: parts[2])).ToHashSet();
        var written = Synthesis.Both(variant).SelectMany(template => template.All).SelectMany(Acknowledged).ToHashSet();
        Assert.NotEmpty(written);
        Assert.Equal(written.Order(), used.Order());
    }

    private static IEnumerable<(string Resource, string Rule)> Acknowledged(Resource resource) =>
        (resource.Json["Metadata"]?["cdk_nag"]?["rules_to_suppress"]?.AsArray() ?? [])
        .Select(finding => (resource.Id, finding!["id"]!.GetValue<string>()));

    private static string[] Check(params string[] templates)
    {
        var modules = Path.Combine(Checkout.Root, "artifacts", "nag", "node_modules");
        Assert.True(Directory.Exists(modules), $"cdk-nag is not in {modules}: tests/run installs it");
        var script = Path.Combine(Checkout.Root, "tests", "Infra.Tests", "Rules", "Nag", "check.cjs");
        var nag = Command.Run("env", [$"NODE_PATH={modules}", "node", script, .. templates]);
        Assert.True(nag.ExitCode == 0, nag.Tail);
        return nag.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
