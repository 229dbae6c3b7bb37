using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>The code asset of a function, with its native executable.</summary>
public static class FunctionCode
{
    /// <param name="function">Name of the function and of its project.</param>
    /// <param name="architecture">The processor architecture that it runs on.</param>
    /// <param name="bundle">Whether to publish the function; if not, the asset is a placeholder that fails when it is called.</param>
    public static Code Create(string function, Architecture architecture, bool bundle)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return bundle ? Bundled(function, ProcessorArchitecture.FromLambda(architecture)) : Code.FromAsset(PlaceholderFolder);
    }

    /// <summary>The placeholder for code that was not published.</summary>
    private static string PlaceholderFolder => Path.Combine(Repository.Root, "infra", "Bundling", "NotBundled");

    private static AssetCode Bundled(string function, ProcessorArchitecture architecture)
    {
        IncompleteAssets.Delete();
        return Code.FromAsset(Repository.Root, new Amazon.CDK.AWS.S3.Assets.AssetOptions
        {
            AssetHashType = AssetHashType.CUSTOM,
            AssetHash = SourceHash.Compute(Repository.Root, function, architecture),
            Bundling = new BundlingOptions
            {
                Local = new FunctionPublisher(function, architecture),
                Image = DockerImage.FromRegistry(new ContainerImage(Repository.Root, architecture).Name),
                Command = ["bash", FunctionPublisher.ScriptPath, function, architecture.DotnetName, AssetStaging.BUNDLING_OUTPUT_DIR],
                OutputType = BundlingOutput.NOT_ARCHIVED,
            },
        });
    }
}
