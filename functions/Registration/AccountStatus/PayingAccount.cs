using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>A cloud account that pays, or would pay, as pages show it.</summary>
/// <param name="Id">Our id.</param>
/// <param name="AwsAccount">Number of the AWS account.</param>
/// <param name="Product">Title of the product.</param>
/// <param name="Status">Status of the cloud account.</param>
/// <param name="Subscription">AWS's id of the agreement, or of the licence or customer while no agreement is known.</param>
/// <param name="OpenedAt">Since when it is known here.</param>
public sealed record PayingAccount(
    CloudAccountId Id, string AwsAccount, string Product, CloudAccountStatus Status, string Subscription, DateTimeOffset OpenedAt)
{
    public static PayingAccount Of(CloudAccount account, Products products)
    {
        var latest = account.Latest;
        return new(
            account.Id,
            account.AwsAccount?.ToString() ?? "–",
            products.TitleOf(account.Product),
            account.Status,
            latest?.Agreement?.Value.ToString() ?? latest?.Id.Value ?? "–",
            account.OpenedAt);
    }
}

/// <summary>Texts that tell accounts of one AWS account apart.</summary>
public static class PayingAccountTexts
{
    public static Text Agreement(PayingAccount account) => new($"协议 {account.Subscription}", $"Agreement {account.Subscription}");

    /// <summary>Two subscriptions of one AWS account and product differ in nothing else.</summary>
    public static Text Distinction(PayingAccount account) => new(
        $"协议 {account.Subscription}，自 {Timestamps.Format(account.OpenedAt).Chinese}",
        $"Agreement {account.Subscription}, since {Timestamps.Format(account.OpenedAt).English}");
}
