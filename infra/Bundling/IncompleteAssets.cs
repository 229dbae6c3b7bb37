namespace Guance.Serverless.Infra.Bundling;

/// <summary>
/// Deletes the empty asset folders of an interrupted run. The CDK creates an asset's folder before the asset is published, and treats
/// every existing folder as a finished asset, so an empty one would be deployed.
/// </summary>
internal static class IncompleteAssets
{
    /// <summary>Deletes them from the CDK's output folder.</summary>
    public static void Delete() => Delete(Environment.GetEnvironmentVariable("CDK_OUTDIR") ?? "cdk.out");

    public static void Delete(string output)
    {
        if (!Directory.Exists(output))
        {
            return;
        }

        foreach (var asset in Directory.EnumerateDirectories(output, "asset.*").Where(asset => !Directory.EnumerateFileSystemEntries(asset).Any()).ToList())
        {
            Directory.Delete(asset);
        }
    }
}
