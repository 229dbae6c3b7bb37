using System.Runtime.InteropServices;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>The tools that publishing a native executable needs besides the .NET SDK, as far as this machine has them.</summary>
/// <param name="isLinux">Whether this machine runs Linux; a native executable for Linux cannot be linked elsewhere.</param>
/// <param name="host">This machine's processor architecture.</param>
/// <param name="isOnPath">Whether a program is on the PATH.</param>
internal sealed class HostToolchain(bool isLinux, Architecture host, Func<string, bool> isOnPath)
{
    public static HostToolchain Current { get; } = new(OperatingSystem.IsLinux(), RuntimeInformation.OSArchitecture, Command.IsOnPath);

    /// <returns>What is missing to publish for the architecture, and what to install; null when nothing is.</returns>
    public string? MissingFor(ProcessorArchitecture architecture)
    {
        if (!isLinux)
        {
            return "A native executable for Lambda is linked on Linux, which this machine does not run.";
        }

        if (architecture.RuntimeArchitecture == host)
        {
            return isOnPath("clang") || isOnPath("gcc") ? null : "There is no clang to link with; on Debian: apt-get install clang";
        }

        string[] tools = ["clang", $"{architecture.GnuTriple}-gcc", $"{architecture.GnuTriple}-objcopy"];
        return tools.Where(tool => !isOnPath(tool)).ToList() is { Count: > 0 } missing
            ? $"Linking for {architecture.DotnetName} needs {string.Join(", ", missing)}; on Debian: apt-get install clang {architecture.CrossCompilerPackages}"
            : null;
    }
}
