using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>The code asset of a function, with its native executable.</summary>
internal static class FunctionCode
{
    /// <param name="project">Project of the function; of two functions of one project the executable is published once.</param>
    /// <param name="architecture">The processor architecture that it runs on.</param>
    /// <param name="settings">Whether to publish the function; if not, the asset is a placeholder that fails when it is called.</param>
    public static Code Create(string project, Architecture architecture, DeploymentSettings settings) => settings.Bundle
        ? Bundled(new PublishedFunction(project, ProcessorArchitecture.FromLambda(architecture), settings.OfficialAwsPackages))
        : Code.FromAsset(PlaceholderFolder);

    /// <summary>The placeholder for code that was not published.</summary>
    private static string PlaceholderFolder => Path.Combine(Repository.Root, "infra", "Bundling", "NotBundled");

    private static AssetCode Bundled(PublishedFunction function)
    {
        IncompleteAssets.Delete();
        return Code.FromAsset(Repository.Root, new Amazon.CDK.AWS.S3.Assets.AssetOptions
        {
            AssetHashType = AssetHashType.CUSTOM,
            AssetHash = SourceHash.Compute(Repository.Root, function),
            Bundling = new BundlingOptions
            {
                Local = new FunctionPublisher(function),
                Image = DockerImage.FromRegistry(new ContainerImage(Repository.Root, function.Architecture).Name),
                Command = ["bash", PublishedFunction.Script, .. function.Arguments(AssetStaging.BUNDLING_OUTPUT_DIR)],
                OutputType = BundlingOutput.NOT_ARCHIVED,
            },
        });
    }
}
