using System.Diagnostics;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>The demo that README shows does what it says.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_observes_every_step_of_the_story()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Guance.Serverless.Sandbox.dll");
        var native = Environment.GetEnvironmentVariable("SANDBOX_NATIVE") == "true" ? new[] { "--native" } : [];
        var start = new ProcessStartInfo("dotnet", [program, "demo", .. native])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.Equal(0, process.ExitCode);
        Assert.Matches(@"demo: (\d+) of \1 steps\s*$", output);
    }
}
