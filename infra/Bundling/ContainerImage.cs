using System.Text.Json;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>The image of the container in which functions are published when the host lacks the tools.</summary>
/// <param name="root">The folder of the repository.</param>
/// <param name="architecture">The processor architecture of the container and of the functions.</param>
/// <param name="docker">The program that runs containers.</param>
internal sealed class ContainerImage(string root, ProcessorArchitecture architecture, string docker)
{
    /// <summary>Uses the same program as the CDK to run containers.</summary>
    public ContainerImage(string root, ProcessorArchitecture architecture)
        : this(root, architecture, Environment.GetEnvironmentVariable("CDK_DOCKER") ?? "docker")
    {
    }

    /// <summary>The image's name, with the version of the .NET SDK in it as the tag.</summary>
    public string Name => $"guance-serverless-publish:{SdkVersion}-{architecture.DotnetName}";

    private string SdkVersion
    {
        get
        {
            using var globalJson = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "global.json")));
            return globalJson.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        }
    }

    /// <summary>Builds the image; this is quick when it exists already.</summary>
    /// <param name="reason">Why the host cannot publish.</param>
    /// <exception cref="BundlingException">Docker does not answer, or the build of the image fails.</exception>
    public void Build(string reason)
    {
        if (!Command.IsOnPath(docker) || Command.Run(docker, "info").ExitCode != 0)
        {
            throw new BundlingException($"{reason}\nOr start Docker, to publish in a container: '{docker} info' does not answer.");
        }

        Console.Error.WriteLine($"{reason}\nPublishing in a container instead; this takes minutes.");
        var build = Command.Run(
            docker, "build", "--platform", $"linux/{architecture.DockerName}", "--build-arg", $"SDK={SdkVersion}", "--tag", Name,
            Path.Combine(root, "infra", "Bundling"));
        if (build.ExitCode != 0)
        {
            throw new BundlingException($"The image of infra/Bundling/Dockerfile does not build:\n{build.Tail}");
        }
    }
}
