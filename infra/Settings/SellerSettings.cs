namespace Guance.Serverless.Infra.Settings;

/// <summary>The seller's account, when it is not the one that is deployed to: only it may call ResolveCustomer.</summary>
/// <param name="Account">AWS account id.</param>
/// <param name="ExternalId">What must be said when its role is assumed, so that nobody can make us use it for them.</param>
internal sealed record SellerSettings(string Account, string ExternalId)
{
    public static SellerSettings? Read(ContextReader? group, Place place, IReadOnlyList<ProductSettings> products)
    {
        if (group is null)
        {
            return null;
        }

        if (place.Account is null)
        {
            throw SettingException.Missing("account", "111122223333");
        }

        var account = group.Required("account", Forms.Account, "444455556666");
        if (account == place.Account)
        {
            throw SettingException.Wrong(group.Name("account"), account, "another account than \"account\"; leave \"seller\" out for the same");
        }

        // A subscription that the queue's owner did not make has to be confirmed by hand, and AWS lets nobody but the seller make it.
        return products.FirstOrDefault(product => product.Topics.Count > 0) is { } older
            ? throw new SettingException(
                $"Product {older.Code} is an older listing, whose notices come over SNS to the seller's account alone: deploy to the "
                + "seller's account and leave out the setting seller.")
            : new(account, group.Required("externalId", Forms.ExternalId, "guance-settlement-7d1c"));
    }
}
