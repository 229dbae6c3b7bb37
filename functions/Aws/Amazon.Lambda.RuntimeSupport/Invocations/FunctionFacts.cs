using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>What Lambda's environment variables say of the function; empty or zero outside Lambda.</summary>
internal sealed record FunctionFacts(string Name, string Version, string LogGroup, string LogStream, int MemoryInMB)
{
    public static FunctionFacts FromEnvironment() => new(
        Variable("AWS_LAMBDA_FUNCTION_NAME"),
        Variable("AWS_LAMBDA_FUNCTION_VERSION"),
        Variable("AWS_LAMBDA_LOG_GROUP_NAME"),
        Variable("AWS_LAMBDA_LOG_STREAM_NAME"),
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : 0);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
