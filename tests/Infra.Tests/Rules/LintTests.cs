using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Rules;

/// <summary>Checks the templates with cfn-lint: no error, no warning, nothing ignored.</summary>
public class LintTests
{
    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Templates_have_no_cfn_lint_findings(Variant variant)
    {
        var region = variant.Settings.TryGetValue("region", out var named) ? (string)named : "us-west-2";
        Check(Synthesis.File(variant, "Settlement"), region);
        Check(Synthesis.File(variant, "MarketplaceEvents"), region.StartsWith("cn-", StringComparison.Ordinal) ? "cn-northwest-1" : "us-east-1");
    }

    [Fact]
    public void The_template_of_the_Backups_stack_has_no_cfn_lint_findings() => Check(Synthesis.File(Variant.MarketplaceRegion, "Backups"), "eu-central-1");

    private static void Check(string template, string region)
    {
        Assert.True(Command.IsOnPath("cfn-lint"), "cfn-lint is not on the PATH: tests/run installs it, or pip install cfn-lint");
        var lint = Command.Run("cfn-lint", "--regions", region, "--", template);
        Assert.Equal((0, ""), (lint.ExitCode, lint.Output.Trim()));
    }
}
