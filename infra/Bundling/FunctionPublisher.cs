using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>Publishes a function on this machine; if it cannot, prepares the container image in which the CDK then publishes it.</summary>
internal sealed class FunctionPublisher(PublishedFunction function) : DeputyBase, ILocalBundling
{
    /// <summary>Exit code of the script when the executable needs a newer C library than Lambda has.</summary>
    private const int ExitCodeTooNewForLambda = 3;

    /// <summary>Why publishing failed. The CDK's engine loses the type of an exception, so it is kept here.</summary>
    public static BundlingException? Failure { get; private set; }

    /// <param name="outputDir">Folder of the asset.</param>
    /// <param name="options">How the CDK would run the container.</param>
    /// <returns>False if the CDK has to run the container.</returns>
    /// <exception cref="BundlingException">The code cannot be published, or neither the tools nor Docker are available.</exception>
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
        var reason = HostToolchain.Current.MissingFor(function.Architecture);
        if (reason is null)
        {
            Console.Error.WriteLine($"Publishing {function.Name} for {function.Architecture.DotnetName} as a native executable; this takes a minute or more.");
            var publish = Command.Run("bash", [Path.Combine(Repository.Root, PublishedFunction.Script), .. function.Arguments(outputDir)]);
            if (publish.ExitCode == 0)
            {
                return true;
            }

            reason = publish.ExitCode == ExitCodeTooNewForLambda
                ? publish.Tail
                : throw new BundlingException($"{function.Name} does not publish for {function.Architecture.DotnetName}:\n{publish.Tail}");
        }

        new ContainerImage(Repository.Root, function.Architecture).Build(reason);
        return false;
    }
}

/// <summary>A function cannot be published; the message says what to do.</summary>
#pragma warning disable CA1032 // It always has a message, and never an inner exception that would help the engineer.
public sealed class BundlingException(string message) : Exception(message);
#pragma warning restore CA1032
