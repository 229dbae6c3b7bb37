namespace Guance.Serverless.Architecture.Tests;

public sealed class FileTests
{
    private const int Longest = 250;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> Excused = [];

    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "TestResults", "cdk.out"];

    [Fact]
    public void No_file_has_more_than_250_lines()
    {
        var tooLong = Sources().Where(file => File.ReadLines(file).Count() > Longest).Select(Name).ToHashSet();
        Assert.Empty(tooLong.Except(Excused.Keys));
        Assert.Empty(Excused.Keys.Except(tooLong));
    }

    [Fact]
    public void Program_has_at_most_60_lines() => Assert.All(
        Sources().Where(file => Path.GetFileName(file) == "Program.cs"),
        file => Assert.InRange(File.ReadLines(file).Count(line => !line.StartsWith("using ", StringComparison.Ordinal)), 1, 60));

    [Fact]
    public void Folders_are_named_after_what_they_do()
    {
        string[] habits = ["Services", "Helpers", "Managers", "Common", "Utils", "Utilities"];
        Assert.DoesNotContain(Sources().SelectMany(file => Name(file).Split('/')[..^1]), habits.Contains);
    }

    private static IEnumerable<string> Sources() =>
        new[] { "functions", "infra", "tests" }.Select(room => Path.Combine(House.Root, room)).Where(Directory.Exists)
            .SelectMany(room => Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Name(file).Split('/').Any(NotOurs.Contains));

    private static string Name(string file) => Path.GetRelativePath(House.Root, file).Replace('\\', '/');
}
