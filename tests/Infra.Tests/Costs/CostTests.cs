using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Costs;

public class CostTests
{
    [Fact]
    public void The_cost_tables_of_the_README_are_those_of_the_templates()
    {
        var table = new CostTable([.. Synthesis.MainTemplates(Variant.Default)]).ToString();
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "infra", "README.md")).Contains(table, StringComparison.Ordinal),
            $"The costs in infra/README.md are not those of the templates. They are:\n\n{table}");
    }
}
