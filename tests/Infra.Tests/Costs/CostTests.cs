using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Costs;

public class CostTests
{
    [Fact]
    public void The_README_says_what_the_templates_cost()
    {
        var table = new CostTable([.. Synthesis.Both(Variant.AsCloned)]).ToString();
        Assert.True(
            File.ReadAllText(Path.Combine(Checkout.Root, "infra", "README.md")).Contains(table, StringComparison.Ordinal),
            $"The costs in infra/README.md are not those of the templates. They are:\n\n{table}");
    }
}
