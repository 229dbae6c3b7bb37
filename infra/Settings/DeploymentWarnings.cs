using Amazon.CDK;
using Constructs;

namespace Guance.Serverless.Infra.Settings;

/// <summary>Warnings of the CDK's command line about settings that are valid but not meant for production.</summary>
internal static class DeploymentWarnings
{
    public static void Add(Stack stack, DeploymentSettings settings)
    {
        WarnOfExampleValues(stack, settings);
        WarnOfMissingDeletionProtection(stack, settings.Retention);
    }

    /// <summary>The example values of a fresh clone's cdk.json are enough to synthesize the templates, but not to deploy them.</summary>
    private static void WarnOfExampleValues(IConstruct stack, DeploymentSettings settings)
    {
        KeyValuePair<string, string>[] values =
        [
            .. settings.Products.Select((product, index) => KeyValuePair.Create($"products[{index}]", product.Code)),
            KeyValuePair.Create("expenseCenter", settings.ExpenseCenter.Api + settings.ExpenseCenter.Issuer),
            KeyValuePair.Create("mail.from", settings.Mail.From.ToString()),
            KeyValuePair.Create("support", settings.Support.Email + settings.Support.Url),
        ];
        var examples = values.Where(setting => setting.Value.Contains("example", StringComparison.Ordinal)).Select(setting => setting.Key).ToList();
        if (examples.Count > 0)
        {
            Annotations.Of(stack).AddWarningV2(
                "guance:examples", $"The settings still hold examples: {string.Join(", ", examples)}. Set your own before you deploy (infra/README.md, \"Settings\").");
        }
    }

    /// <summary>No deletion protection is right for a first deployment and for temporary environments only.</summary>
    private static void WarnOfMissingDeletionProtection(Stack stack, RetentionSettings retention)
    {
        if (!retention.DeletionProtection)
        {
            Annotations.Of(stack).AddWarningV2(
                "guance:unprotected",
                retention.RetainData
                    ? "Nothing refuses to be deleted. Once the first deployment has succeeded, deploy again without protect=false (infra/README.md, \"Steps\")."
                    : "Everything, the table with it, is deleted with the stack (infra/README.md, \"Environments\").");
        }
    }
}
