using System.Globalization;
using System.Reflection;
using System.Text;
using ArchUnitNET.Loader;

namespace Guance.Serverless.Architecture.Tests;

/// <summary>
/// The namespaces of one project depend on each other in one direction only. The compiled code is read, so a constant of another
/// namespace, which the compiler copies, does not count as a dependency.
/// </summary>
public sealed class NamespaceTests
{
    private static readonly string[] CheckedFolders = ["functions", "infra"];

    public static TheoryData<string> Projects => [.. CheckedFolders.SelectMany(ProjectsIn)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_of_a_project_do_not_depend_on_each_other_in_a_circle(string project)
    {
        var dependencies = DependenciesOf(Assembly.Load(project));
        var circles = CirclesIn(dependencies);
        Assert.True(circles.Count == 0, string.Concat(circles.Select(circle => Describe(circle, dependencies))));
    }

    [Fact]
    public void A_circle_over_several_namespaces_is_found_and_described()
    {
        Dependency[] dependencies =
            [new("App", "Main", "App.Web", "Page"), new("App.Web", "Page", "App.Data", "Row"), new("App.Data", "Row", "App.Web", "Link")];
        var circle = Assert.Single(CirclesIn(dependencies));
        Assert.Equal(["App.Data", "App.Web"], circle);
        Assert.Equal(
            "\nThese namespaces depend on each other in a circle: App.Data, App.Web\n"
            + "  App.Data needs App.Web:\n    Row -> Link\n  App.Web needs App.Data:\n    Page -> Row\n",
            Describe(circle, dependencies));
    }

    [Fact]
    public void Dependencies_in_one_direction_are_no_circle() => Assert.Empty(CirclesIn(
        [new("App", "Main", "App.Web", "Page"), new("App.Web", "Page", "App.Data", "Row"), new("App", "Main", "App.Data", "Row")]));

    /// <summary>Assembly names of the projects in a folder of the repository. Our own AWS packages keep the namespaces of the originals.</summary>
    private static IEnumerable<string> ProjectsIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(House.Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !House.AwsPackages.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(name => $"Guance.Serverless.{name}");

    private static List<Dependency> DependenciesOf(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        var types = new ArchLoader().LoadAssemblies(assembly).Build().Types.Where(type => IsOf(type, name)).ToList();
        Assert.NotEmpty(types);
        return
        [
            .. from type in types
               from dependency in type.Dependencies
               let target = dependency.Target
               where IsOf(target, name) && target.Namespace.FullName != type.Namespace.FullName
               select new Dependency(type.Namespace.FullName, type.Name, target.Namespace.FullName, target.Name),
        ];

        // Source generators of the framework add types in namespaces of its own; types that were not loaded have no assembly.
        static bool IsOf(ArchUnitNET.Domain.IType type, string assembly) =>
            type.Assembly?.Name.Split(',')[0] == assembly && type.Namespace.FullName.StartsWith(assembly, StringComparison.Ordinal);
    }

    /// <returns>Each group of namespaces that reach each other, which are the strongly connected components of more than one.</returns>
    private static List<List<string>> CirclesIn(IReadOnlyCollection<Dependency> dependencies)
    {
        var reached = dependencies.Select(dependency => dependency.From).Distinct().ToDictionary(start => start, start => ReachedFrom(start, dependencies));
        return
        [
            .. reached.Keys.Where(name => reached[name].Contains(name))
                .GroupBy(name => string.Join('|', reached[name].Where(other => reached.TryGetValue(other, out var back) && back.Contains(name)).Order(StringComparer.Ordinal)))
                .Select(circle => circle.Order(StringComparer.Ordinal).ToList()),
        ];
    }

    private static HashSet<string> ReachedFrom(string start, IReadOnlyCollection<Dependency> dependencies)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            foreach (var next in dependencies.Where(dependency => dependency.From == name).Select(dependency => dependency.To).Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return reached;
    }

    private static string Describe(IReadOnlyList<string> circle, IReadOnlyCollection<Dependency> dependencies)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\nThese namespaces depend on each other in a circle: {string.Join(", ", circle)}\n");
        foreach (var pair in dependencies.Where(dependency => circle.Contains(dependency.From) && circle.Contains(dependency.To))
            .GroupBy(dependency => (dependency.From, dependency.To)).OrderBy(pair => $"{pair.Key}", StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {pair.Key.From} needs {pair.Key.To}:\n");
            foreach (var line in pair.Select(dependency => $"    {dependency.FromType} -> {dependency.ToType}\n").Distinct().Order(StringComparer.Ordinal))
            {
                text.Append(line);
            }
        }

        return text.ToString();
    }

    private sealed record Dependency(string From, string FromType, string To, string ToType);
}
