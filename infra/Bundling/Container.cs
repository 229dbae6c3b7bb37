using System.Text.Json;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>The container that functions are published in where the host cannot.</summary>
/// <param name="root">The checkout.</param>
/// <param name="processor">The container's processor, and the functions'.</param>
/// <param name="docker">The program that runs containers.</param>
internal sealed class Container(string root, Processor processor, string docker)
{
    /// <summary>With the program that the CDK runs containers with.</summary>
    public Container(string root, Processor processor)
        : this(root, processor, Environment.GetEnvironmentVariable("CDK_DOCKER") ?? "docker")
    {
    }

    /// <summary>The image, by the SDK that is in it.</summary>
    public string Image => $"guance-serverless-publish:{Sdk}-{processor.Name}";

    private string Sdk
    {
        get
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "global.json")));
            return settings.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        }
    }

    /// <summary>Builds the image, which takes no time once it is there.</summary>
    /// <param name="reason">Why the host cannot publish.</param>
    /// <exception cref="BundlingException">There is no Docker, or the image does not build.</exception>
    public void Build(string reason)
    {
        if (!Command.IsOnPath(docker) || Command.Run(docker, "info").ExitCode != 0)
        {
            throw new BundlingException($"{reason}\nOr start Docker, to publish in a container: '{docker} info' does not answer.");
        }

        Console.Error.WriteLine($"{reason}\nPublishing in a container instead; this takes minutes.");
        var build = Command.Run(
            docker, "build", "--platform", $"linux/{processor.Docker}", "--build-arg", $"SDK={Sdk}", "--tag", Image,
            Path.Combine(root, "infra", "Bundling"));
        if (build.ExitCode != 0)
        {
            throw new BundlingException($"The image of infra/Bundling/Dockerfile does not build:\n{build.Tail}");
        }
    }
}
