using System.Runtime.InteropServices;
using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class HostToolsTests
{
    private static readonly Processor X64 = Processor.Of("x86_64");
    private static readonly Processor Arm64 = Processor.Of("arm64");

    [Fact]
    public void Clang_is_enough_for_the_own_processor()
    {
        Assert.Null(Host(Architecture.X64, "clang").MissingFor(X64));
        Assert.Null(Host(Architecture.Arm64, "clang").MissingFor(Arm64));
    }

    [Fact]
    public void Without_a_linker_it_says_what_to_install() =>
        Assert.Contains("apt-get install clang", Host(Architecture.X64).MissingFor(X64), StringComparison.Ordinal);

    [Fact]
    public void The_other_processor_needs_its_own_tools()
    {
        var missing = Host(Architecture.X64, "clang", "aarch64-linux-gnu-gcc").MissingFor(Arm64);
        Assert.Contains("needs aarch64-linux-gnu-objcopy;", missing, StringComparison.Ordinal);
        Assert.Contains("apt-get install clang gcc-aarch64-linux-gnu libc6-dev-arm64-cross", missing, StringComparison.Ordinal);
        Assert.Contains("gcc-x86-64-linux-gnu", Host(Architecture.Arm64, "clang").MissingFor(X64), StringComparison.Ordinal);
    }

    [Fact]
    public void With_them_it_publishes_for_both() => Assert.Null(
        Host(Architecture.X64, "clang", "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-objcopy").MissingFor(Arm64));

    [Fact]
    public void Elsewhere_than_on_Linux_it_does_not_try() =>
        Assert.Contains("Linux", new HostTools(isLinux: false, Architecture.Arm64, has: _ => true).MissingFor(Arm64), StringComparison.Ordinal);

    private static HostTools Host(Architecture processor, params string[] programs) => new(isLinux: true, processor, programs.Contains);
}
