using System.Reflection;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Architecture.Tests;

/// <summary>The rooms of the house, as built.</summary>
internal static class House
{
    public static string Root => Repository.Root;

    /// <summary>The projects of functions/ from the bottom up, each with the projects that it may reference.</summary>
    public static IReadOnlyDictionary<string, string[]> Layers { get; } = new Dictionary<string, string[]>
    {
        ["Contracts"] = [],
        ["Settlement"] = [],
        ["ExpenseCenter"] = ["Settlement"],
        ["Storage"] = ["Contracts", "Settlement"],
        ["UseCases"] = ["Settlement", "ExpenseCenter", "Storage"],
        ["Hosting"] = ["Contracts", "Settlement", "ExpenseCenter", "Storage", "UseCases"],
        ["Web"] = ["Contracts", "Settlement", "ExpenseCenter", "Storage", "UseCases", "Hosting"],
        ["Registration"] = ["Contracts", "Settlement", "ExpenseCenter", "Storage", "UseCases", "Hosting", "Web"],
        ["Subscriptions"] = ["Contracts", "Settlement", "ExpenseCenter", "Storage", "UseCases", "Hosting"],
        ["Metering"] = ["Contracts", "Settlement", "ExpenseCenter", "Storage", "UseCases", "Hosting"],
        ["Outbox"] = ["Contracts", "Settlement", "ExpenseCenter", "Storage", "UseCases", "Hosting"],
    };

    /// <summary>Folders of Registration that have a route of their own. What two of them share is a folder without one.</summary>
    public static readonly string[] Features = ["Landing", "Registering", "CloudAccounts", "Workspaces", "Bills", "Help"];

    /// <summary>AWS packages of which this repository has its own implementation, read off the folders.</summary>
    public static IReadOnlySet<string> AwsPackages { get; } =
        Directory.GetDirectories(Path.Combine(Root, "functions", "Aws")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => File.Exists(Path.Combine(Root, "functions", "Aws", name, name + ".csproj"))).ToHashSet();

    public static string AssemblyOf(string project) => $"Guance.Serverless.{project}";

    public static IReadOnlySet<string> ReferencesOf(string project) =>
        Assembly.Load(AssemblyOf(project)).GetReferencedAssemblies().Select(reference => reference.Name!).ToHashSet();
}
