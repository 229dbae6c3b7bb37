using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>Finds what a function was built into.</summary>
internal static class FunctionPrograms
{
    /// <summary>The build that comes with the Sandbox's own build, run by the .NET host.</summary>
    public static FunctionStartInfo JustInTime(FunctionSettings settings, IReadOnlyDictionary<string, string> variables)
    {
        var assembly = Path.Combine(
            Repository.Root, "functions", settings.Project, "bin", Repository.Configuration, "net10.0", $"Guance.Serverless.{settings.Project}.dll");
        return File.Exists(assembly)
            ? new() { Settings = settings, ExecutablePath = Programs.Dotnet, Arguments = [assembly], EnvironmentVariables = variables }
            : throw new SandboxStartException($"{assembly} is missing: build functions/{settings.Project}.");
    }

    /// <summary>The native executable that is deployed.</summary>
    public static FunctionStartInfo Native(
        NativeFunctions functions, FunctionSettings settings, IReadOnlyDictionary<string, string> variables) =>
        new() { Settings = settings, ExecutablePath = functions.Bootstrap(settings.Name), EnvironmentVariables = variables };
}
