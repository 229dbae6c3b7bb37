namespace Guance.Serverless.Infra.Settings;

/// <summary>The clone of this repository, which has the settings and the sources of the functions. The app may be started from any folder in it.</summary>
internal static class Repository
{
    private const string Solution = "Guance.Serverless.sln";

    private static readonly Lazy<string> LazyRoot = new(() =>
        FindAbove(AppContext.BaseDirectory) ?? FindAbove(Environment.CurrentDirectory)
        ?? throw new SettingException($"The functions are published from the checkout: {Solution} is in no folder above the app or the current one."));

    /// <summary>The folder of the solution.</summary>
    /// <exception cref="SettingException">Neither the app nor the current folder is inside a clone.</exception>
    public static string Root => LazyRoot.Value;

    private static string? FindAbove(string start)
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
