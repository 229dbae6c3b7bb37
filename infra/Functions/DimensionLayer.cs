using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Functions;

/// <summary>
/// The layer with the file of dimensions, which does not fit into environment variables. Lambda unpacks layers into <c>/opt</c>.
/// </summary>
internal static class DimensionLayer
{
    /// <summary>Where the functions find the file.</summary>
    public const string Path = $"/opt/{DimensionFile.Name}";

    /// <returns>Null when no product has dimensions.</returns>
    public static LayerVersion? Create(Construct scope, ResourceNames names, IReadOnlyList<ProductSettings> products) =>
        !products.Any(product => product.Dimensions.Count > 0) ? null : new LayerVersion(scope, "Dimensions", new LayerVersionProps
        {
            LayerVersionName = names.Stack("dimensions"),
            Description = "What the usage of each product is metered by",
            Code = Code.FromAsset(Write(Stage.Of(scope)!.Outdir, products)),
            CompatibleRuntimes = [Runtime.PROVIDED_AL2023],
        });

    /// <returns>The folder that becomes the layer.</returns>
    private static string Write(string output, IReadOnlyList<ProductSettings> products)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(output, "dimensions")).FullName;
        File.WriteAllBytes(
            System.IO.Path.Combine(folder, DimensionFile.Name),
            DimensionFile.Write(products.Where(product => product.Dimensions.Count > 0).ToDictionary(product => product.Code, product => product.Dimensions)));
        return folder;
    }
}
