using Amazon.CDK.AWS.Lambda;
using HostArchitecture = System.Runtime.InteropServices.Architecture;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>A processor architecture of Lambda, with the name that each tool has for it.</summary>
/// <param name="DotnetName">Its name in .NET's runtime identifiers, such as <c>x64</c>.</param>
/// <param name="LambdaName">Its name on Lambda, such as <c>x86_64</c>.</param>
/// <param name="DockerName">Its name in Docker's platforms, such as <c>amd64</c>.</param>
/// <param name="GnuTriple">Prefix of the names of its cross-compilers.</param>
/// <param name="CrossCompilerPackages">Debian's packages of the cross-compilers.</param>
/// <param name="RuntimeArchitecture">The value of .NET's enumeration.</param>
internal sealed record ProcessorArchitecture(
    string DotnetName, string LambdaName, string DockerName, string GnuTriple, string CrossCompilerPackages, HostArchitecture RuntimeArchitecture)
{
    private static readonly ProcessorArchitecture[] All =
    [
        new("x64", "x86_64", "amd64", "x86_64-linux-gnu", "gcc-x86-64-linux-gnu libc6-dev-amd64-cross", HostArchitecture.X64),
        new("arm64", "arm64", "arm64", "aarch64-linux-gnu", "gcc-aarch64-linux-gnu libc6-dev-arm64-cross", HostArchitecture.Arm64),
    ];

    public static ProcessorArchitecture FromLambda(Architecture architecture) => FromLambda(architecture.Name);

    /// <param name="name">Its name on Lambda.</param>
    public static ProcessorArchitecture FromLambda(string name) => All.Single(architecture => architecture.LambdaName == name);
}
