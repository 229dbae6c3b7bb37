using System.Text.Encodings.Web;
using System.Text.Json;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>What is deployed, as people approved it.</summary>
public class ApprovedTemplateTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("clone", "Settlement")]
    [InlineData("clone", "MarketplaceEvents")]
    [InlineData("home", "MarketplaceEvents")]
    [InlineData("seller", "MarketplaceEvents")]
    public void A_stack_is_as_approved(string variant, string stack)
    {
        var chosen = Variant.All.Single(other => other.Name == variant);
        var template = Synthesis.Both(chosen).Single(other => other.Stack == stack);
        Approval.Check($"{stack}.{variant}.json", template.Json.ToJsonString(Readable) + "\n");
    }

    [Fact]
    public void The_same_settings_give_the_same_templates()
    {
        var (first, second) = (Synthesis.Run(Variant.Home), Synthesis.Run(Variant.Home));
        var names = Directory.GetFiles(first, "*.json").Select(Path.GetFileName).Order().ToList();
        Assert.Contains("Settlement.template.json", names);
        Assert.All(names, name => Assert.Equal(
            File.ReadAllText(Path.Combine(first, name!)), File.ReadAllText(Path.Combine(second, name!))));
    }
}
