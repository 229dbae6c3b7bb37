using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>A cloud account that pays, or would pay, as pages show it.</summary>
public sealed record PayingAccount(CloudAccountId Id, string AwsAccount, string Product, CloudAccountStatus Status)
{
    public static PayingAccount Of(CloudAccount account, Products products) =>
        new(account.Id, account.AwsAccount?.ToString() ?? "–", products.TitleOf(account.Product), account.Status);
}
