using System.Reflection;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Architecture.Tests;

/// <summary>The rooms of the house, as built.</summary>
internal static class House
{
    public static string Root => Repository.Root;

    /// <summary>The one room that knows neither the web nor Lambda.</summary>
    public const string Settlement = "Guance.Serverless.Settlement";

    /// <summary>The rooms that may use AWS packages of which this repository has its own implementation.</summary>
    public static readonly string[] Functions =
    [
        "Guance.Serverless.Hosting", "Guance.Serverless.Registration", "Guance.Serverless.Subscriptions", "Guance.Serverless.Outbox",
    ];

    /// <summary>Their names are those of AWS's packages, read off the folders.</summary>
    public static IReadOnlySet<string> AwsPackages { get; } =
        Directory.GetDirectories(Path.Combine(Root, "functions", "Aws")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => File.Exists(Path.Combine(Root, "functions", "Aws", name, name + ".csproj"))).ToHashSet();

    public static IReadOnlySet<string> ReferencesOf(string room) =>
        Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!).ToHashSet();
}
