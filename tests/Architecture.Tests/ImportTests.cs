using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Guance.Serverless.Architecture.Tests;

public sealed class ImportTests
{
    [Fact]
    public void Settlement_knows_no_web_and_no_Lambda()
    {
        var references = House.ReferencesOf(House.Settlement);
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Amazon.Lambda", StringComparison.Ordinal));
        Assert.DoesNotContain(references, House.AwsPackages.Contains);
    }

    [Fact]
    public void Settlement_knows_nothing_above_it() => Assert.DoesNotContain(
        House.ReferencesOf(House.Settlement), name => name.StartsWith("Guance.", StringComparison.Ordinal));

    [Fact]
    public void Functions_do_not_know_each_other()
    {
        foreach (var room in House.Functions)
        {
            Assert.All(
                House.ReferencesOf(room).Where(name => name.StartsWith("Guance.", StringComparison.Ordinal)),
                name => Assert.Contains(name, (string[])[House.Settlement, "Guance.Serverless.Hosting"]));
        }
    }

    [Fact]
    public void Only_the_store_knows_DynamoDB()
    {
        var settlement = new ArchLoader()
            .LoadAssemblies(System.Reflection.Assembly.Load(House.Settlement), typeof(Amazon.DynamoDBv2.IAmazonDynamoDB).Assembly).Build();
        Assert.Contains(
            settlement.Types.Single(type => type.Name == "SettlementStore").Dependencies,
            dependency => dependency.Target.Name == "IAmazonDynamoDB");
        Types().That().ResideInAssembly(System.Reflection.Assembly.Load(House.Settlement))
            .And().DoNotResideInNamespaceMatching(@"^Guance\.Serverless\.Settlement\.Storage(\..*)?$")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Amazon\.DynamoDBv2(\..*)?$")
            .Check(settlement);
    }

    [Fact]
    public void Only_functions_use_our_AWS_packages()
    {
        var others = Directory.GetFiles(House.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => !project.Contains(Path.Combine("functions", "Aws"), StringComparison.Ordinal))
            .Where(project => File.ReadAllText(project).Contains("<AwsPackage", StringComparison.Ordinal))
            .Select(project => "Guance.Serverless." + Path.GetFileNameWithoutExtension(project));
        Assert.Empty(others.Except(House.Functions));
    }
}
