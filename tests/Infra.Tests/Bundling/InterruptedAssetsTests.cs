using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class InterruptedAssetsTests : IDisposable
{
    private readonly DirectoryInfo output = Directory.CreateTempSubdirectory();

    public void Dispose() => output.Delete(recursive: true);

    [Fact]
    public void Only_an_empty_asset_is_taken_for_an_interrupted_one()
    {
        output.CreateSubdirectory("asset.interrupted");
        output.CreateSubdirectory("kept");
        File.WriteAllText(Path.Combine(output.CreateSubdirectory("asset.finished").FullName, "bootstrap"), "code");

        InterruptedAssets.Remove(output.FullName);

        Assert.Equal(["asset.finished", "kept"], output.GetDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Before_the_first_synth_there_is_nothing_to_remove()
    {
        InterruptedAssets.Remove(Path.Combine(output.FullName, "missing"));
        Assert.Empty(output.GetFileSystemInfos());
    }
}
