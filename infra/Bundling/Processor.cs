using Amazon.CDK.AWS.Lambda;
using HostArchitecture = System.Runtime.InteropServices.Architecture;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>A processor that Lambda offers, by the names that each tool has for it.</summary>
/// <param name="Name">As .NET names it: <c>x64</c>.</param>
/// <param name="Lambda">As Lambda names it: <c>x86_64</c>.</param>
/// <param name="Docker">As Docker names it: <c>amd64</c>.</param>
/// <param name="Triple">Start of the names of the tools that make programs for it elsewhere.</param>
/// <param name="CrossPackages">Debian's packages of those tools.</param>
/// <param name="Host">As the .NET runtime names the one that it runs on.</param>
internal sealed record Processor(string Name, string Lambda, string Docker, string Triple, string CrossPackages, HostArchitecture Host)
{
    private static readonly Processor[] All =
    [
        new("x64", "x86_64", "amd64", "x86_64-linux-gnu", "gcc-x86-64-linux-gnu libc6-dev-amd64-cross", HostArchitecture.X64),
        new("arm64", "arm64", "arm64", "aarch64-linux-gnu", "gcc-aarch64-linux-gnu libc6-dev-arm64-cross", HostArchitecture.Arm64),
    ];

    public static Processor Of(Architecture architecture) => Of(architecture.Name);

    /// <param name="name">Lambda's name of it.</param>
    public static Processor Of(string name) => All.Single(processor => processor.Lambda == name);
}
