using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>The cloud account that is to pay, as pages name it: who pays must never be in doubt.</summary>
public sealed record Linked(CloudAccountId Id, string AwsAccount, string Product, CloudAccountStatus Status)
{
    public static Linked Of(CloudAccount account, Products products) =>
        new(account.Id, account.AwsAccount?.ToString() ?? "–", products.TitleOf(account.Product), account.Status);
}
