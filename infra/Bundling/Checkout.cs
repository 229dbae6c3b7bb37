namespace Guance.Serverless.Infra.Bundling;

/// <summary>The checkout that the functions are published from: the CDK runs us in it, tests and the Sandbox elsewhere.</summary>
internal static class Checkout
{
    private const string Solution = "Guance.Serverless.sln";

    private static readonly Lazy<string> Found = new(() =>
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new BundlingException($"The functions are published from the checkout: {Solution} is in no folder above the app or the current one."));

    /// <summary>The folder of the solution.</summary>
    /// <exception cref="BundlingException">We run outside of it.</exception>
    public static string Root => Found.Value;

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
