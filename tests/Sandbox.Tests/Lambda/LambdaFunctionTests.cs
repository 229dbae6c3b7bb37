using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Lambda;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Sandbox.Tests.Lambda;

public sealed class LambdaFunctionTests : IDisposable
{
    private readonly string logs = Directory.CreateTempSubdirectory("sandbox-tests-").FullName;

    public void Dispose() => Directory.Delete(logs, recursive: true);

    [Fact]
    public async Task A_process_that_ends_before_it_asks_for_an_event_fails_the_event()
    {
        await using var function = Function("echo no table; exit 3");
        Assert.Equal(
            new InvocationResult.Failed("Runtime.ExitError", "Runtime exited with code 3"),
            await function.InvokeAsync("{}"u8.ToArray()));
        Assert.Contains("no table", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_sees_only_the_variables_that_Lambda_gives_it()
    {
        Environment.SetEnvironmentVariable("SANDBOX_TESTS_STRANGER", "1");
        await using var function = Function("env; exit 1");
        await function.InvokeAsync("{}"u8.ToArray());
        Assert.Contains("AWS_LAMBDA_FUNCTION_NAME=Outbox", function.Log, StringComparison.Ordinal);
        Assert.Contains("OWN=setting", function.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("SANDBOX_TESTS_STRANGER", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_run_when_the_Sandbox_stops_fail_at_once()
    {
        var function = Function("exec sleep 600");
        var running = function.InvokeAsync("{}"u8.ToArray());
        await function.DisposeAsync();
        Assert.IsType<InvocationResult.Failed>(await running);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_function_that_has_fed_itself_16_times_is_not_invoked_again_unless_its_setting_allows_it(bool allowed)
    {
        await using var function = Function("exit 3", FunctionSettings.Outbox with { AllowsRecursiveLoop = allowed });
        var trace = "Root=1-5759e988-bd862e3fe1be46a994272793";
        for (var round = 1; round <= 20; round++)
        {
            var result = await function.InvokeAsync("{}"u8.ToArray(), trace);
            Assert.Equal(round > 16 && !allowed, result is InvocationResult.Dropped);

            // What the function sends on from this invocation.
            trace = Lineage.Enter(trace, function.Program.Arn).Header;
        }

        Assert.Equal(allowed ? 0 : 4, function.RecursiveInvocationsDropped);
        Assert.Equal(allowed ? 20 : 16, function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private LambdaFunction Function(string script, FunctionSettings? settings = null)
    {
        var program = new FunctionStartInfo
        {
            Settings = settings ?? FunctionSettings.Outbox,
            ExecutablePath = "/bin/sh",
            Arguments = ["-c", script],
            EnvironmentVariables = new Dictionary<string, string> { ["OWN"] = "setting" },
        };
        return new(program, concurrency: 1, new ProcessLog(Path.Combine(logs, $"{Guid.NewGuid()}.log")));
    }
}
