using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Processes;

namespace Guance.Serverless.Sandbox.Tests.Lambda;

public sealed class StartFailureTests : IDisposable
{
    private readonly string logs = Directory.CreateTempSubdirectory("sandbox-tests-").FullName;

    public static TheoryData<FunctionSettings> Functions =>
        [.. FunctionSettings.All];

    public void Dispose() => Directory.Delete(logs, recursive: true);

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public async Task A_function_without_a_required_setting_reports_its_name_to_Lambda(FunctionSettings settings)
    {
        var program = FunctionPrograms.JustInTime(settings, DeployedSettingsTests.UnreachableAws());
        await using var function = new LambdaFunction(program, concurrency: 1, new ProcessLog(Path.Combine(logs, "function.log")));

        var failed = Assert.IsType<InvocationResult.Failed>(await function.InvokeAsync("{}"u8.ToArray()));

        Assert.Equal("Runtime.SettingException", failed.ErrorType);
        Assert.Contains("Products__0__Code) is missing. An example: ", failed.Details, StringComparison.Ordinal);
    }
}
