using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class NotBundledTests : IDisposable
{
    private readonly DirectoryInfo output = Directory.CreateTempSubdirectory();

    public void Dispose() => output.Delete(recursive: true);

    [Fact]
    public void Code_that_is_not_bundled_can_be_run_says_so_and_fails()
    {
        var run = Command.Run(Path.Combine(Synthesize(), "bootstrap"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bundle=false", run.Output, StringComparison.Ordinal);
    }

    /// <returns>The asset of the function.</returns>
    private string Synthesize()
    {
        var app = new App(new AppProps { Outdir = output.FullName, AnalyticsReporting = false });
        _ = new Function(new Stack(app, "Settlement"), "Outbox", new FunctionProps
        {
            Runtime = Runtime.PROVIDED_AL2023,
            Handler = "bootstrap",
            Code = FunctionCode.Of("Outbox", Architecture.ARM_64, bundle: false),
        });
        app.Synth();
        return Assert.Single(Directory.GetDirectories(output.FullName, "asset.*"));
    }
}
