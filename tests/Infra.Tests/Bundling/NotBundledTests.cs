using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Bundling;

public class NotBundledTests
{
    [Fact]
    public void Code_that_is_not_bundled_can_be_run_says_so_and_fails()
    {
        var asset = Assert.Single(Directory.GetDirectories(Synthesis.Run(Variant.AsCloned), "asset.*"));
        var run = Command.Run(Path.Combine(asset, "bootstrap"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bundle=false", run.Output, StringComparison.Ordinal);
    }
}
