namespace Guance.Serverless.Aws.Tests.Hosting;

/// <summary>Makes this process look like Lambda until disposed of.</summary>
internal sealed class LambdaVariables : IDisposable
{
    private const string Function = "AWS_LAMBDA_FUNCTION_NAME";
    private const string RuntimeApi = "AWS_LAMBDA_RUNTIME_API";

    public LambdaVariables(string runtimeApi)
    {
        Environment.SetEnvironmentVariable(Function, "test");
        Environment.SetEnvironmentVariable(RuntimeApi, runtimeApi);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Function, null);
        Environment.SetEnvironmentVariable(RuntimeApi, null);
    }
}
