using System.Diagnostics;
using System.Runtime.Versioning;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Tests.Bundling;

/// <summary>The script with a <c>dotnet</c> in its way that notes how it is called and publishes two empty files.</summary>
public sealed class PublishScriptTests : IDisposable
{
    private const string FakeDotnet = """
        #!/usr/bin/env bash
        echo "$@" >> "$CALLS"
        while [ $# -gt 0 ]; do
          if [ "$1" = -o ]; then
            mkdir -p "$2/Configuration"
            touch "$2/Configuration/sites.json"
            echo GLIBC_2.34 > "$2/Guance.Serverless.Outbox"
          fi
          shift
        done
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_is_restored_and_published_with_the_AWS_packages_of_the_deployment(bool official)
    {
        var calls = await PublishAsync(new("Outbox", ProcessorArchitecture.FromLambda("x86_64"), official));
        Assert.Equal(["restore", "publish"], calls.Select(call => call.Split(' ')[0]));
        Assert.All(calls, call => Assert.Equal(official, call.Split(' ').Contains("-p:OfficialAwsPackages=true")));
        Assert.True(File.Exists(Path.Combine(folder.FullName, "asset", "bootstrap")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [UnsupportedOSPlatform("windows")]
    private async Task<string[]> PublishAsync(PublishedFunction function)
    {
        var dotnet = Path.Combine(folder.FullName, "dotnet");
        await File.WriteAllTextAsync(dotnet, FakeDotnet, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var calls = Path.Combine(folder.FullName, "calls");
        using var script = Process.Start(new ProcessStartInfo(
            "bash", [Path.Combine(Repository.Root, PublishedFunction.Script), .. function.Arguments(Path.Combine(folder.FullName, "asset"))])
        {
            Environment = { ["CALLS"] = calls, ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}" },
        })!;
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, script.ExitCode);
        return await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken);
    }
}
