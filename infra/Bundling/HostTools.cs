using System.Runtime.InteropServices;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>What this machine has of what publishing a native executable needs beside the .NET SDK.</summary>
/// <param name="isLinux">A native executable for Linux is linked on Linux.</param>
/// <param name="host">This machine's processor.</param>
/// <param name="has">Whether a program is on the PATH.</param>
internal sealed class HostTools(bool isLinux, Architecture host, Func<string, bool> has)
{
    public static HostTools Here { get; } = new(OperatingSystem.IsLinux(), RuntimeInformation.OSArchitecture, Command.IsOnPath);

    /// <returns>What keeps this machine from publishing for the processor, and what to install; null when nothing does.</returns>
    public string? MissingFor(Processor processor)
    {
        if (!isLinux)
        {
            return "A native executable for Lambda is linked on Linux, which this machine does not run.";
        }

        if (processor.Host == host)
        {
            return has("clang") || has("gcc") ? null : "There is no clang to link with; on Debian: apt-get install clang";
        }

        string[] tools = ["clang", $"{processor.Triple}-gcc", $"{processor.Triple}-objcopy"];
        return tools.Where(tool => !has(tool)).ToList() is { Count: > 0 } missing
            ? $"Linking for {processor.Name} needs {string.Join(", ", missing)}; on Debian: apt-get install clang {processor.CrossPackages}"
            : null;
    }
}
