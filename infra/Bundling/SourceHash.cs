using System.Security.Cryptography;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>
/// The hash of all sources that a function is published from. It names the asset, so that the same sources give the same template and
/// an asset that exists already is not published again.
/// </summary>
internal static class SourceHash
{
    /// <summary>The sources of the functions, and of how they are published.</summary>
    private static readonly string[] Folders = ["functions", "infra/Bundling"];

    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <param name="root">The folder of the repository.</param>
    /// <param name="function">The function, and for what it is published.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Compute(string root, PublishedFunction function)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, function.Name);
        Add(hash, function.Architecture.DotnetName);
        Add(hash, function.Packages);
        foreach (var (name, file) in Sources(root).OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            Add(hash, name);
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(string Name, string File)> Sources(string root) =>
        Folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(root, "Directory.*"))
            .Append(Path.Combine(root, "global.json"))
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(source => !source.Name.Split('/').Any(part => BuildFolders.Contains(part)));

    /// <summary>Adds a text and a terminator, so that the boundaries between texts count.</summary>
    private static void Add(IncrementalHash hash, string text) => hash.AppendData([.. System.Text.Encoding.UTF8.GetBytes(text), 0]);
}
