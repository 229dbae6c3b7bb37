using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>A cloud account that pays, or would pay, as pages show it.</summary>
/// <param name="Id">Our id.</param>
/// <param name="AwsAccount">Number of the AWS account.</param>
/// <param name="Product">Title of the product.</param>
/// <param name="Status">Status of the cloud account.</param>
/// <param name="Latest">The subscription in force, or else the one that AWS spoke of last; null while there is none.</param>
/// <param name="OpenedAt">Since when it is known here.</param>
public sealed record PayingAccount(
    CloudAccountId Id, string AwsAccount, string Product, CloudAccountStatus Status, Subscription? Latest, DateTimeOffset OpenedAt)
{
    public static PayingAccount Of(CloudAccount account, Products products) => new(
        account.Id,
        account.AwsAccount?.ToString() ?? "–",
        products.TitleOf(account.Product),
        account.Status,
        account.Latest,
        account.OpenedAt);
}

/// <summary>Texts that tell accounts of one AWS account apart.</summary>
public static class PayingAccountTexts
{
    public static Text Name(PayingAccount account) => new($"AWS 账号 {account.AwsAccount}", $"AWS account {account.AwsAccount}");

    /// <summary>The name where another account of the owner has the same AWS account.</summary>
    public static Text FullName(PayingAccount account)
    {
        var (name, agreement) = (Name(account), Agreement(account));
        return new($"{name.Chinese}（{account.Product}，{agreement.Chinese}）", $"{name.English} ({account.Product}, {agreement.English})");
    }

    /// <summary>AWS's id of the agreement, or of the licence or customer while no agreement is known; and of the offer.</summary>
    public static Text Agreement(PayingAccount account)
    {
        var id = account.Latest?.Agreement?.Value.ToString() ?? account.Latest?.Id.Value ?? "–";
        return account.Latest?.Offer?.Value is { } offer ? new($"协议 {id}，报价 {offer}", $"Agreement {id}, offer {offer}") : new($"协议 {id}", $"Agreement {id}");
    }

    /// <summary>Two subscriptions of one AWS account and product differ in nothing else.</summary>
    public static Text Distinction(PayingAccount account)
    {
        var (agreement, term) = (Agreement(account), account.Latest?.Term);
        var starts = term?.Starts ?? account.OpenedAt;
        var since = Timestamps.FormatDay(starts);
        var runs = term?.Ends is { } ends ? Range(starts, ends) : new($"自 {since.Chinese}起", $"since {since.English}");
        return new($"{agreement.Chinese}，{runs.Chinese}", $"{agreement.English}, {runs.English}");
    }

    /// <summary>From when until when an agreement runs.</summary>
    public static Text Term(AgreementTerm term)
    {
        var since = Timestamps.FormatDay(term.Starts);
        return term.Ends is { } ends
            ? Range(term.Starts, ends)
            : new($"自 {since.Chinese}起，无固定期限", $"Since {since.English}, no end date");
    }

    private static Text Range(DateTimeOffset starts, DateTimeOffset ends)
    {
        var (since, until) = (Timestamps.FormatDay(starts), Timestamps.FormatDay(ends));
        return new($"{since.Chinese}至 {until.Chinese}", $"{since.English} to {until.English}");
    }
}
