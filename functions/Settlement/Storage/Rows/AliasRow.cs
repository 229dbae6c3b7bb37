using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>A name at AWS that leads to a cloud account. It expires together with the account, so that it never leads to nothing.</summary>
internal static class AliasRow
{
    public const string Account = "account";

    public static Item Write(SubscriptionId alias, CloudAccountId account) =>
        Keys.Alias(alias).ToItem().With(Account, account.ToString());

    public static CloudAccountId Read(Item item) => CloudAccountId.Parse(item.Text(Account));
}
