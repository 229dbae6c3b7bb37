using System.Runtime.Versioning;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>The code assets of functions. The end-to-end tests run the bundled executables; these use the placeholder.</summary>
[UnsupportedOSPlatform("windows")]
public class FunctionAssetTests
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_function_has_an_asset_with_an_executable_bootstrap(Variant variant)
    {
        var folder = Path.GetDirectoryName(Synthesis.File(variant, "Settlement"))!;
        var functions = Synthesis.Settlement(variant).Of("AWS::Lambda::Function").ToList();
        Assert.Equal(FunctionSettings.All.Count, functions.Count);
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
    public void Functions_have_the_architecture_of_the_setting(Variant variant) => Assert.All(
        Synthesis.Settlement(variant).Of("AWS::Lambda::Function"),
        function => Assert.Equal(
            variant.Settings.TryGetValue("architecture", out var chosen) ? chosen : "arm64", Template.Texts(function["Architectures"]).Single()));

    [Fact]
    public void The_placeholder_for_code_that_was_not_bundled_fails_and_says_why()
    {
        var asset = Assert.Single(Directory.GetDirectories(Synthesis.Run(Variant.Default), "asset.*"));
        var run = Command.Run(Path.Combine(asset, "bootstrap"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bundle=false", run.Output, StringComparison.Ordinal);
    }
}
