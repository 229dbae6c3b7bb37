using Guance.Serverless.Infra.Bundling;

namespace Guance.Serverless.Infra.Tests.Bundling;

public sealed class SourceHashTests : IDisposable
{
    private static readonly Processor X64 = Processor.Of("x86_64");
    private readonly DirectoryInfo checkout = Directory.CreateTempSubdirectory();

    public SourceHashTests()
    {
        Write("functions/Outbox/Program.cs", "run();");
        Write("infra/Bundling/publish.sh", "dotnet publish");
        Write("infra/Program.cs", "app.Synth();");
        Write("Directory.Build.props", "<Project />");
        Write("global.json", "{}");
        Write("README.md", "read me");
    }

    public void Dispose() => checkout.Delete(recursive: true);

    [Fact]
    public void The_same_sources_have_the_same_hash() => Assert.Equal(Hash(), Hash());

    [Theory]
    [InlineData("functions/Outbox/Program.cs")]
    [InlineData("functions/Settlement/Workspaces/sites.json")]
    [InlineData("functions/Outbox/bin.cs")]
    [InlineData("infra/Bundling/publish.sh")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("global.json")]
    public void What_goes_into_a_publish_changes_it(string file)
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
    public void What_is_built_and_what_is_not_published_leaves_it_alone(string file)
    {
        var before = Hash();
        Write(file, "changed");
        Assert.Equal(before, Hash());
    }

    [Fact]
    public void A_renamed_source_changes_it()
    {
        var before = Hash();
        File.Move(Path.Combine(checkout.FullName, "functions/Outbox/Program.cs"), Path.Combine(checkout.FullName, "functions/Outbox/Start.cs"));
        Assert.NotEqual(before, Hash());
    }

    [Fact]
    public void Each_function_and_each_processor_has_its_own() => Assert.Distinct(
        from function in (string[])["Outbox", "Registration"]
        from processor in (string[])["x86_64", "arm64"]
        select SourceHash.Of(checkout.FullName, function, Processor.Of(processor)));

    private string Hash() => SourceHash.Of(checkout.FullName, "Outbox", X64);

    private void Write(string file, string text)
    {
        var path = Path.Combine(checkout.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
