using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>Finds moto, the AWS on this machine, or installs it under artifacts.</summary>
internal static class MotoInstallation
{
    private const string Requirement = "moto[server]==5.2.1";

    /// <returns>Path of <c>moto_server</c>.</returns>
    /// <exception cref="SandboxStartException">It is neither there nor can it be installed.</exception>
    public static async Task<string> FindOrInstallAsync(string logs, CancellationToken stop)
    {
        var folder = Path.Combine(Repository.Artifacts, "moto");
        var installed = Path.Combine(folder, "bin", "moto_server");
        if (Programs.Find("moto_server") is { } found)
        {
            return found;
        }

        if (File.Exists(installed))
        {
            return installed;
        }

        var python = Programs.Find("python3")
            ?? throw new SandboxStartException("The Sandbox needs moto_server on the PATH, or python3 with venv to install it. Neither was found.");
        using var log = new ProcessLog(Path.Combine(logs, "moto-install.log"));
        await Terminal.WriteLineAsync($"moto_server is not on the PATH: installing {Requirement} under {folder}");
        if (await Programs.RunAsync(python, ["-m", "venv", folder], log, stop) != 0
            || await Programs.RunAsync(Path.Combine(folder, "bin", "pip"), ["install", "--quiet", Requirement], log, stop) != 0
            || !File.Exists(installed))
        {
            throw new SandboxStartException($"moto could not be installed ({log.Path}):\n{log.Tail}");
        }

        return installed;
    }
}
