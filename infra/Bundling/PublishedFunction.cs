namespace Guance.Serverless.Infra.Bundling;

/// <summary>The executable that is published, on the host and in the container alike.</summary>
/// <param name="Name">Name of the project.</param>
/// <param name="Architecture">The processor architecture that it runs on.</param>
/// <param name="UsesOfficialPackages">Whether it uses AWS's own packages instead of those in functions/Aws.</param>
internal sealed record PublishedFunction(string Name, ProcessorArchitecture Architecture, bool UsesOfficialPackages)
{
    /// <summary>Path in the repository of the script that publishes.</summary>
    public const string Script = "infra/Bundling/publish.sh";

    /// <summary>The script's name for whose AWS packages are used.</summary>
    public string Packages => UsesOfficialPackages ? "official" : "ours";

    /// <summary>What the script is given.</summary>
    /// <param name="output">Folder of the asset.</param>
    public string[] Arguments(string output) => [Name, Architecture.DotnetName, output, Packages];
}
