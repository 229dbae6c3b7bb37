using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class SourceHashTests : IDisposable
{
    private static readonly ProcessorArchitecture X64 = ProcessorArchitecture.FromLambda("x86_64");
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory();

    public SourceHashTests()
    {
        Write("functions/Outbox/Program.cs", "run();");
        Write("infra/Bundling/publish.sh", "dotnet publish");
        Write("infra/Program.cs", "app.Synth();");
        Write("Directory.Build.props", "<Project />");
        Write("global.json", "{}");
        Write("README.md", "read me");
    }

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void The_same_sources_have_the_same_hash() => Assert.Equal(Hash(), Hash());

    [Theory]
    [InlineData("functions/Outbox/Program.cs")]
    [InlineData("functions/Hosting/Configuration/sites.json")]
    [InlineData("functions/Outbox/bin.cs")]
    [InlineData("infra/Bundling/publish.sh")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("global.json")]
    public void A_change_of_a_source_changes_the_hash(string file)
    {
        var before = Hash();
        Write(file, "changed");
        Assert.NotEqual(before, Hash());
    }

    [Theory]
    [InlineData("functions/Outbox/bin/Release/Outbox.dll")]
    [InlineData("functions/Outbox/obj/project.assets.json")]
    [InlineData("infra/Program.cs")]
    [InlineData("README.md")]
    [InlineData("tests/run")]
    public void A_change_of_a_build_output_or_of_an_unrelated_file_does_not_change_the_hash(string file)
    {
        var before = Hash();
        Write(file, "changed");
        Assert.Equal(before, Hash());
    }

    [Fact]
    public void Renaming_a_source_changes_the_hash()
    {
        var before = Hash();
        File.Move(Path.Combine(root.FullName, "functions/Outbox/Program.cs"), Path.Combine(root.FullName, "functions/Outbox/Start.cs"));
        Assert.NotEqual(before, Hash());
    }

    [Fact]
    public void Each_function_and_architecture_and_choice_of_AWS_packages_has_its_own_hash() => Assert.Distinct(
        from function in (string[])["Outbox", "Registration"]
        from architecture in (string[])["x86_64", "arm64"]
        from official in (bool[])[true, false]
        select SourceHash.Compute(root.FullName, new(function, ProcessorArchitecture.FromLambda(architecture), official)));

    private string Hash() => SourceHash.Compute(root.FullName, new("Outbox", X64, UsesOfficialPackages: false));

    private void Write(string file, string text)
    {
        var path = Path.Combine(root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
