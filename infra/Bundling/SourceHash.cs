using System.Security.Cryptography;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>
/// Names an asset by what it is made of, so that the same sources give the same template, and an asset that is there already is
/// not published again.
/// </summary>
internal static class SourceHash
{
    /// <summary>Folders of sources; the second says how they are published.</summary>
    private static readonly string[] Folders = ["functions", "infra/Bundling"];

    private static readonly string[] Built = ["bin", "obj"];

    /// <param name="root">The checkout.</param>
    /// <param name="function">Name of the function.</param>
    /// <param name="processor">What it is published for.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(string root, string function, Processor processor)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, function);
        Add(hash, processor.Name);
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
            .Where(source => !source.Name.Split('/').Any(part => Built.Contains(part)));

    /// <summary>Text with its end, so that no two lists of texts are alike.</summary>
    private static void Add(IncrementalHash hash, string text) => hash.AppendData([.. System.Text.Encoding.UTF8.GetBytes(text), 0]);
}
