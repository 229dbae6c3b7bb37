namespace Guance.Serverless.Infra.Settings;

/// <summary>The seller's account, when it is not the account of the deployment. Only the seller's account may call ResolveCustomer.</summary>
/// <param name="Account">AWS account id.</param>
/// <param name="ExternalId">The external id that assuming its role requires, against the confused deputy problem.</param>
internal sealed record SellerSettings(string Account, string ExternalId)
{
    public static SellerSettings? Read(ContextReader? group, DeploymentTarget target, IReadOnlyList<ProductSettings> products)
    {
        if (group is null)
        {
            return null;
        }

        if (target.Account is null)
        {
            throw SettingException.Missing("account", "111122223333");
        }

        var account = group.Required("account", SettingPatterns.Account, "444455556666");
        if (account == target.Account)
        {
            throw SettingException.Invalid(group.FullName("account"), account, "another account than \"account\"; leave \"seller\" out for the same");
        }

        // Only the seller may subscribe to the topics, and a subscription of another account's queue has to be confirmed by hand.
        return products.FirstOrDefault(product => product.TopicArns.Count > 0) is { } older
            ? throw new SettingException(
                $"Product {older.Code} is an older listing, whose notices come over SNS to the seller's account alone: deploy to the "
                + "seller's account and leave out the setting seller.")
            : new(account, group.Required("externalId", SettingPatterns.ExternalId, "guance-settlement-7d1c"));
    }
}
