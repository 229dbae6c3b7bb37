using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>Finds moto, the AWS on this machine, or installs it under artifacts.</summary>
internal static class MotoInstallation
{
    private const string Version = "5.2.1";
    private const string Requirement = "moto[server]==" + Version;

    /// <summary>Our start of moto's server: with transactions that do not copy the whole table.</summary>
    public static string Server { get; } = Path.Combine(Repository.Root, "tests", "Sandbox", "Moto", "moto_server.py");

    /// <returns>Path of a Python that has moto in the version that <see cref="Server"/> is written for.</returns>
    /// <exception cref="SandboxStartException">It is neither there nor can it be installed.</exception>
    public static async Task<string> FindOrInstallAsync(string logs, CancellationToken stop)
    {
        var python = Programs.Find("python3") ?? throw new SandboxStartException("The Sandbox needs python3. It was not found on the PATH.");
        using var log = new ProcessLog(Path.Combine(logs, "moto-install.log"));
        if (await HasMotoAsync(python, log, stop))
        {
            return python;
        }

        var folder = Path.Combine(Repository.Artifacts, "moto");
        var installed = Path.Combine(folder, "bin", "python3");
        if (File.Exists(installed) && await HasMotoAsync(installed, log, stop))
        {
            return installed;
        }

        await Terminal.WriteLineAsync($"python3 has no moto {Version}: installing {Requirement} under {folder}, which takes about a minute …");
        if (await Programs.RunAsync(python, ["-m", "venv", folder], log, stop) != 0
            || await Programs.RunAsync(installed, ["-m", "pip", "install", "--quiet", Requirement], log, stop) != 0
            || !await HasMotoAsync(installed, log, stop))
        {
            throw new SandboxStartException($"The Sandbox needs python3 with moto {Version}, or with venv and pip to install it ({log.Path}):\n{log.Tail}");
        }

        return installed;
    }

    private static async Task<bool> HasMotoAsync(string python, ProcessLog log, CancellationToken stop) =>
        await Programs.RunAsync(python, ["-c", $"import moto, moto.server; assert moto.__version__ == '{Version}', moto.__version__"], log, stop) == 0;
}
