using System.Runtime.Versioning;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>The code that goes with a template. That bundled code starts is shown by the end-to-end tests, which run it.</summary>
[UnsupportedOSPlatform("windows")]
public class AssetTests
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_function_comes_with_an_executable_bootstrap(Variant variant)
    {
        var folder = Path.GetDirectoryName(Synthesis.File(variant, "Settlement"))!;
        var functions = Synthesis.Settlement(variant).Of("AWS::Lambda::Function").ToList();
        Assert.Equal(3, functions.Count);
        Assert.All(functions, function =>
        {
            Assert.Equal("provided.al2023", function.Text("Runtime"));
            var asset = Template.Text(function["Code"]!["S3Key"]).Replace(".zip", "", StringComparison.Ordinal);
            var bootstrap = Path.Combine(folder, $"asset.{asset}", "bootstrap");
            Assert.Equal(Executable, File.GetUnixFileMode(bootstrap) & Executable);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Functions_run_on_the_processor_that_was_chosen(Variant variant) => Assert.All(
        Synthesis.Settlement(variant).Of("AWS::Lambda::Function"),
        function => Assert.Equal(
            variant.Settings.TryGetValue("architecture", out var chosen) ? chosen : "arm64", Template.Texts(function["Architectures"]).Single()));
}
