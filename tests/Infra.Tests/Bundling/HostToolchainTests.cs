using System.Runtime.InteropServices;
using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class HostToolsTests
{
    private static readonly ProcessorArchitecture X64 = ProcessorArchitecture.FromLambda("x86_64");
    private static readonly ProcessorArchitecture Arm64 = ProcessorArchitecture.FromLambda("arm64");

    [Fact]
    public void Clang_is_enough_for_the_architecture_of_the_host()
    {
        Assert.Null(Host(Architecture.X64, "clang").MissingFor(X64));
        Assert.Null(Host(Architecture.Arm64, "clang").MissingFor(Arm64));
    }

    [Fact]
    public void Without_a_linker_the_message_says_what_to_install() =>
        Assert.Contains("apt-get install clang", Host(Architecture.X64).MissingFor(X64), StringComparison.Ordinal);

    [Fact]
    public void The_other_architecture_needs_its_cross_compilers()
    {
        var missing = Host(Architecture.X64, "clang", "aarch64-linux-gnu-gcc").MissingFor(Arm64);
        Assert.Contains("needs aarch64-linux-gnu-objcopy;", missing, StringComparison.Ordinal);
        Assert.Contains("apt-get install clang gcc-aarch64-linux-gnu libc6-dev-arm64-cross", missing, StringComparison.Ordinal);
        Assert.Contains("gcc-x86-64-linux-gnu", Host(Architecture.Arm64, "clang").MissingFor(X64), StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_cross_compilers_nothing_is_missing_for_the_other_architecture() => Assert.Null(
        Host(Architecture.X64, "clang", "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-objcopy").MissingFor(Arm64));

    [Fact]
    public void On_other_systems_than_Linux_publishing_on_the_host_is_refused() =>
        Assert.Contains("Linux", new HostToolchain(isLinux: false, Architecture.Arm64, isOnPath: _ => true).MissingFor(Arm64), StringComparison.Ordinal);

    private static HostToolchain Host(Architecture architecture, params string[] programs) => new(isLinux: true, architecture, programs.Contains);
}
