namespace Guance.Serverless.Infra.Settings;

/// <summary>The AWS accounts that an environment beside production serves.</summary>
internal static class AllowedAccounts
{
    private const string Example = "111122223333";

    /// <returns>Empty when every account is served.</returns>
    public static IReadOnlyList<string> Read(ContextReader context, IReadOnlyList<ProductSettings> products)
    {
        var accounts = context.Texts("allowedAccounts", Example);
        if (accounts.FirstOrDefault(account => !Forms.Account.IsMatch(account)) is { } wrong)
        {
            throw SettingException.Wrong(context.Name("allowedAccounts"), wrong, Example);
        }

        return accounts.Count > 0 && products.FirstOrDefault(product => product.Topics.Count > 0) is { } older
            ? throw new SettingException(
                $"Product {older.Code} is an older listing, whose notices come over SNS and name no AWS account: an environment with "
                + "allowedAccounts would hear all buyers. Leave the product, or allowedAccounts, out.")
            : accounts;
    }
}
