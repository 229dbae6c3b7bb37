using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Calls;

/// <summary>A function as AWS knows it: by an access key of its own, so that every request tells which function made it.</summary>
/// <param name="Function">Name of the function.</param>
public sealed record Caller(string Function, string AccessKeyId, string SecretAccessKey)
{
    public static Caller Of(FunctionSettings function) => new(
        function.Name,
        $"{SandboxCredentials.AccessKeyId}-{function.Name}",
        $"{SandboxCredentials.SecretAccessKey}-{function.Name}");
}
