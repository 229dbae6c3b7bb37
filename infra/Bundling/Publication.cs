using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>Publishes a function on this machine, or gets the container ready that does.</summary>
internal sealed class Publication(string function, Processor processor) : DeputyBase, ILocalBundling
{
    /// <summary>Exit code of the script when what it linked would not start on Lambda.</summary>
    private const int TooNewForLambda = 3;

    /// <summary>Publishes both on the host and in the container; its path from the checkout.</summary>
    public const string Script = "infra/Bundling/publish.sh";

    /// <summary>What kept a function from being published: the CDK's engine hands on the text of an exception, but not its kind.</summary>
    public static BundlingException? Failure { get; private set; }

    /// <param name="outputDir">Folder of the asset.</param>
    /// <param name="options">How the container is run, should it be.</param>
    /// <returns>Whether the asset is there; otherwise the CDK runs the container.</returns>
    /// <exception cref="BundlingException">The code does not publish, or there is nothing here to publish it with.</exception>
    public bool TryBundle(string outputDir, IBundlingOptions options)
    {
        try
        {
            return TryBundle(outputDir);
        }
        catch (BundlingException e)
        {
            Failure = e;
            throw;
        }
    }

    private bool TryBundle(string outputDir)
    {
        var obstacle = HostTools.Here.MissingFor(processor);
        if (obstacle is null)
        {
            Console.Error.WriteLine($"Publishing {function} for {processor.Name} as a native executable; this takes a minute or more.");
            var publish = Command.Run("bash", Path.Combine(Checkout.Root, Script), function, processor.Name, outputDir);
            if (publish.ExitCode == 0)
            {
                return true;
            }

            obstacle = publish.ExitCode == TooNewForLambda
                ? publish.Tail
                : throw new BundlingException($"{function} does not publish for {processor.Name}:\n{publish.Tail}");
        }

        new Container(Checkout.Root, processor).Build(obstacle);
        return false;
    }
}
