using System.Diagnostics;

namespace Guance.Serverless.Architecture.Tests;

/// <summary>What MSBuild makes of <c>-p:OfficialAwsPackages=true</c>, on a machine that cannot restore those packages.</summary>
public sealed class OfficialPackagesTests
{
    [Fact]
    public async Task A_build_with_the_official_AWS_packages_leaves_the_committed_lock_files_alone()
    {
        var path = await PropertyAsync("NuGetLockFilePath", "-p:OfficialAwsPackages=true");
        Assert.StartsWith(Path.Combine(House.Root, "functions", "Registration", "obj") + Path.DirectorySeparatorChar, Path.GetFullPath(path));
    }

    [Fact]
    public async Task Every_other_build_uses_the_committed_lock_files() => Assert.Equal("", await PropertyAsync("NuGetLockFilePath"));

    private static async Task<string> PropertyAsync(string name, params string[] switches)
    {
        using var msbuild = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["msbuild", Path.Combine(House.Root, "functions", "Registration", "Registration.csproj"), $"-getProperty:{name}", .. switches])
        {
            RedirectStandardOutput = true,
        })!;
        var value = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, msbuild.ExitCode);
        return value.Trim();
    }
}
