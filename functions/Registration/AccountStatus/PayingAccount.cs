using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>The cloud account that is to pay, as pages name it: who pays must never be in doubt.</summary>
public sealed record PayingAccount(CloudAccountId Id, string AwsAccount, string Product, CloudAccountStatus Status)
{
    public static PayingAccount Of(CloudAccount account, Products products) =>
        new(account.Id, account.AwsAccount?.ToString() ?? "–", products.TitleOf(account.Product), account.Status);
}
