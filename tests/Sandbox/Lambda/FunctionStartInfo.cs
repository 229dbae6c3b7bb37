using System.Globalization;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>How to start a function: the executable, and all the environment variables that Lambda would give it.</summary>
public sealed record FunctionStartInfo
{
    public required FunctionSettings Settings { get; init; }

    /// <summary>The function's executable, or <c>dotnet</c> when it is not native.</summary>
    public required string ExecutablePath { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The environment variables that the function is deployed with.</summary>
    public required IReadOnlyDictionary<string, string> EnvironmentVariables { get; init; }

    /// <summary>The time of its processes.</summary>
    public SandboxClock Clock { get; init; } = new();

    public string Arn => $"arn:aws:lambda:{SandboxCredentials.Region}:{SandboxCredentials.Account}:function:{Settings.Name}";

    /// <param name="runtimeApi">Host and port of the Runtime API.</param>
    internal IReadOnlyDictionary<string, string> EnvironmentFor(string runtimeApi)
    {
        var all = new Dictionary<string, string>(EnvironmentVariables)
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_LAMBDA_FUNCTION_NAME"] = Settings.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = Settings.MemoryMegabytes.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{Settings.Name}",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = $"{Clock.GetUtcNow():yyyy/MM/dd}/[$LATEST]{Guid.NewGuid():N}",
            ["AWS_EXECUTION_ENV"] = "AWS_Lambda_provided.al2023",
            ["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(Arguments.FirstOrDefault(Path.IsPathRooted) ?? ExecutablePath) ?? "",
            ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
            ["_HANDLER"] = Settings.Name,
            ["TZ"] = ":UTC",
            ["LANG"] = "en_US.UTF-8",
        };

        // What the .NET host needs to be found when the function is not a native executable.
        foreach (var name in new[] { "PATH", "DOTNET_ROOT", "HOME" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                all[name] = value;
            }
        }

        foreach (var (name, value) in Clock.Variables)
        {
            all[name] = value;
        }

        return all;
    }
}
