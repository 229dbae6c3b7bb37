using Amazon.CDK;
using Constructs;

namespace Guance.Serverless.Infra.Settings;

/// <summary>The examples that a clone's cdk.json comes with are good for a look at the templates, not for a deployment.</summary>
internal static class Examples
{
    public static void Warn(IConstruct stack, DeploymentSettings settings)
    {
        var left = Of(settings).Where(setting => setting.Value.Contains("example", StringComparison.Ordinal)).Select(setting => setting.Key).ToList();
        if (left.Count > 0)
        {
            Annotations.Of(stack).AddWarningV2(
                "guance:examples", $"The settings still hold examples: {string.Join(", ", left)}. Set your own before you deploy (infra/README.md, \"Settings\").");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(DeploymentSettings settings) =>
    [
        .. settings.Products.Select((product, index) => KeyValuePair.Create($"products[{index}]", product.Code)),
        KeyValuePair.Create("expenseCenter", settings.ExpenseCenter.Api + settings.ExpenseCenter.Issuer),
        KeyValuePair.Create("mail.from", settings.Mail.From),
        KeyValuePair.Create("support", settings.Support.Email + settings.Support.Url),
    ];
}
