using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class IncompleteAssetsTests : IDisposable
{
    private readonly DirectoryInfo output = Directory.CreateTempSubdirectory();

    public void Dispose() => output.Delete(recursive: true);

    [Fact]
    public void Only_empty_asset_folders_are_deleted()
    {
        output.CreateSubdirectory("asset.interrupted");
        output.CreateSubdirectory("kept");
        File.WriteAllText(Path.Combine(output.CreateSubdirectory("asset.finished").FullName, "bootstrap"), "code");

        IncompleteAssets.Delete(output.FullName);

        Assert.Equal(["asset.finished", "kept"], output.GetDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_missing_output_folder_is_not_an_error()
    {
        IncompleteAssets.Delete(Path.Combine(output.FullName, "missing"));
        Assert.Empty(output.GetFileSystemInfos());
    }
}
