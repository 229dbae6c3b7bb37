using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Costs;

public class CostTests
{
    [Fact]
    public void The_costs_of_a_thousand_subscriptions_in_the_README_are_those_of_the_counted_calls()
    {
        var approved = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Lifecycle.Tests", "Approved", "costs.txt"));
        Assert.Contains(approved, File.ReadAllText(Path.Combine(Repository.Root, "infra", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cost_tables_of_the_README_are_those_of_the_templates()
    {
        var table = new CostTable([.. Synthesis.MainTemplates(Variant.Default)]).ToString();
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "infra", "README.md")).Contains(table, StringComparison.Ordinal),
            $"The costs in infra/README.md are not those of the templates. They are:\n\n{table}");
    }
}
