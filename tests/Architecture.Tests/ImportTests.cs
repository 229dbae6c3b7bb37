using ArchUnitNET.Loader;

namespace Guance.Serverless.Architecture.Tests;

public sealed class ImportTests
{
    public static TheoryData<string> Projects => [.. House.Layers.Keys];

    [Fact]
    public void Every_project_of_functions_has_its_place_in_the_layers() => Assert.Equal(
        House.Layers.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(House.Root, "functions"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => !project.Contains(Path.Combine("functions", "Aws"), StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_projects_below_it(string project) => Assert.Empty(
        House.ReferencesOf(project).Where(name => name.StartsWith("Guance.", StringComparison.Ordinal))
            .Except(House.Layers[project].Select(House.AssemblyOf)));

    [Fact]
    public void Settlement_references_nothing_but_the_runtime_and_Ulid() => Assert.DoesNotContain(
        House.ReferencesOf("Settlement"), name => name is not "Ulid" && !name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Only_Storage_and_the_registration_of_its_client_reference_DynamoDB() => Assert.Equal(
        ["Hosting", "Storage"],
        House.Layers.Keys.Where(project => House.ReferencesOf(project).Contains("AWSSDK.DynamoDBv2")).Order(StringComparer.Ordinal));

    /// <summary>Outbox renders its mails with Razor templates, as the others render their pages.</summary>
    [Fact]
    public void Only_projects_with_Razor_templates_reference_ASP_NET() => Assert.Equal(
        ["Outbox", "Registration", "Web"],
        House.Layers.Keys.Where(project => House.ReferencesOf(project).Any(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Outbox_uses_of_ASP_NET_only_the_types_that_compiled_Razor_templates_need() => Assert.DoesNotContain(
        House.ReferencesOf("Outbox"),
        name => name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) && name.Split('.')[2] is not ("Html" or "Mvc" or "Razor"));

    [Fact]
    public void Features_of_Registration_do_not_use_each_other()
    {
        var name = House.AssemblyOf("Registration");
        var types = new ArchLoader().LoadAssemblies(System.Reflection.Assembly.Load(name)).Build().Types;
        Assert.All(House.Features, feature => Assert.Contains(types, type => FeatureOf(type) == feature));
        Assert.Empty(
            from type in types
            from dependency in type.Dependencies
            let user = FeatureOf(type)
            let used = FeatureOf(dependency.Target)
            where user is not null && used is not null && user != used
            select $"{type.FullName} -> {dependency.Target.FullName}");

        string? FeatureOf(ArchUnitNET.Domain.IType type) => House.Features.FirstOrDefault(feature =>
            $"{type.Namespace?.FullName}.".StartsWith($"{name}.{feature}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_functions_and_the_services_in_memory_use_our_AWS_packages()
    {
        var users = Directory.GetFiles(House.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => !project.Contains(Path.Combine("functions", "Aws"), StringComparison.Ordinal))
            .Where(project => File.ReadAllText(project).Contains("<AwsPackage", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project));
        Assert.Empty(users.Except(["Hosting", "Web", "Registration", "Outbox", "Metering", "Fakes", "Metering.Tests"]));
    }
}
