using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>The code of a function as it is deployed: an asset with its native executable.</summary>
public static class FunctionCode
{
    /// <param name="function">Name of the function and of its project.</param>
    /// <param name="architecture">The processor that it runs on.</param>
    /// <param name="bundle">Whether to publish it; without, the asset only says that it must not be deployed.</param>
    public static Code Of(string function, Architecture architecture, bool bundle)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return bundle ? Bundled(function, Processor.Of(architecture)) : Code.FromAsset(NotBundled);
    }

    /// <summary>The asset that stands for code that was not published.</summary>
    internal static string NotBundled => Path.Combine(Checkout.Root, "infra", "Bundling", "NotBundled");

    private static AssetCode Bundled(string function, Processor processor)
    {
        InterruptedAssets.Remove();
        return Code.FromAsset(Checkout.Root, new Amazon.CDK.AWS.S3.Assets.AssetOptions
        {
            AssetHashType = AssetHashType.CUSTOM,
            AssetHash = SourceHash.Of(Checkout.Root, function, processor),
            Bundling = new BundlingOptions
            {
                Local = new Publication(function, processor),
                Image = DockerImage.FromRegistry(new Container(Checkout.Root, processor).Image),
                Command = ["bash", Publication.Script, function, processor.Name, AssetStaging.BUNDLING_OUTPUT_DIR],
                OutputType = BundlingOutput.NOT_ARCHIVED,
            },
        });
    }
}
