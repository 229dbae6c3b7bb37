namespace Guance.Serverless.Infra.Bundling;

/// <summary>
/// The CDK makes an asset's folder before it is published, and takes every folder that is there for a finished asset. Whoever is
/// interrupted in between leaves an empty one, which would be deployed.
/// </summary>
internal static class InterruptedAssets
{
    /// <summary>Removes them from the folder that the CDK writes to.</summary>
    public static void Remove() => Remove(Environment.GetEnvironmentVariable("CDK_OUTDIR") ?? "cdk.out");

    public static void Remove(string output)
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
