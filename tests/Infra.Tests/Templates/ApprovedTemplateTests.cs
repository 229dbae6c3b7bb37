using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Compares templates with their approved copies, so that every change of a template is reviewed.</summary>
public class ApprovedTemplateTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("clone", "Settlement")]
    [InlineData("clone", "MarketplaceEvents")]
    [InlineData("home", "MarketplaceEvents")]
    [InlineData("seller", "MarketplaceEvents")]
    public void A_template_equals_its_approved_copy(string variant, string stack)
    {
        var chosen = Variant.All.Single(other => other.Name == variant);
        var template = Synthesis.MainTemplates(chosen).Single(other => other.Stack == stack);
        Approval.Check($"{stack}.{variant}.json", template.Json.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public void Synthesizing_twice_gives_the_same_templates()
    {
        var (first, second) = (Synthesis.Run(Variant.MarketplaceRegion), Synthesis.Run(Variant.MarketplaceRegion));
        var names = Directory.GetFiles(first, "*.json").Select(Path.GetFileName).Order().ToList();
        Assert.Contains("Settlement.template.json", names);
        Assert.All(names, name => Assert.Equal(
            File.ReadAllText(Path.Combine(first, name!)), File.ReadAllText(Path.Combine(second, name!))));
    }
}
