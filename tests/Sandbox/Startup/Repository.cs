namespace Guance.Serverless.Sandbox.Startup;

/// <summary>Where things are in the checkout that this Sandbox was built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What the Sandbox makes and may be deleted at any time.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The configuration that this Sandbox, and with it the functions, was built in.</summary>
    public static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guance.Serverless.sln")))
            {
                return folder.FullName;
            }
        }

        throw new SandboxStartException("The Sandbox must run from inside its checkout: Guance.Serverless.sln is in no folder above it.");
    }
}
