using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// Decides who may pay for a workspace: at registration, when workspaces are added, and when an owner changes the method.
/// </summary>
public static class PayerPolicy
{
    /// <summary>Whether a cloud account that is being registered, or that workspaces are added to, may pay.</summary>
    /// <remarks>
    /// It takes no workspace from another cloud account: the owner changes those one by one, see <see cref="CheckChange"/>.
    /// </remarks>
    /// <param name="owner">The Expense Center account that owns the workspace.</param>
    /// <param name="site">The workspace's site; null when the configuration does not know it.</param>
    /// <param name="settlement">How the workspace is settled now.</param>
    /// <param name="account">The cloud account that is to pay.</param>
    /// <param name="product">The listing that it pays through; null when the configuration does not know it.</param>
    /// <param name="now">The moment of the choice.</param>
    /// <param name="options">Whether changes are limited.</param>
    public static PayerVerdict CheckBinding(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, CloudAccountId account, Product? product, DateTimeOffset now,
        SettlementOptions options) =>
        settlement.CloudAccount is not { } payer ? CheckNewAccount(owner, site, settlement, product, now, options)
        : payer == account ? new PayerVerdict.Current()
        : new PayerVerdict.PaidByAnother();

    /// <summary>Whether a workspace may go back from a cloud account to the Expense Center account because its owner chose so.</summary>
    /// <param name="settlement">How the workspace is settled now.</param>
    /// <param name="account">The cloud account that is no longer to pay.</param>
    /// <param name="now">The moment of the choice.</param>
    /// <param name="options">Whether changes are limited.</param>
    public static PayerVerdict CheckReturn(
        WorkspaceSettlement settlement, CloudAccountId account, DateTimeOffset now, SettlementOptions options) =>
        IsCurrent(settlement, account: null) ? new PayerVerdict.Current()
        : settlement.CloudAccount != account ? new PayerVerdict.PaidByAnother()
        : CheckMonth(settlement, now, options);

    /// <summary>Whether the owner may change who pays, whatever the current payer.</summary>
    /// <param name="owner">The Expense Center account that owns the workspace, and the cloud account.</param>
    /// <param name="site">The workspace's site; null when the configuration does not know it.</param>
    /// <param name="settlement">How the workspace is settled now.</param>
    /// <param name="account">The cloud account that is to pay; null for the Expense Center account.</param>
    /// <param name="product">The listing that the cloud account pays through; null when the configuration does not know it.</param>
    /// <param name="now">The moment of the choice.</param>
    /// <param name="options">Whether changes are limited.</param>
    public static PayerVerdict CheckChange(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, CloudAccount? account, Product? product, DateTimeOffset now,
        SettlementOptions options)
    {
        if (IsCurrent(settlement, account))
        {
            return new PayerVerdict.Current();
        }

        if (account is { AcceptsBindings: false })
        {
            return new PayerVerdict.AccountClosed(account.Status);
        }

        return account is null ? CheckMonth(settlement, now, options) : CheckNewAccount(owner, site, settlement, product, now, options);
    }

    /// <summary>The same for a cloud account of the listing that is not registered yet.</summary>
    public static PayerVerdict CheckNewAccount(
        ExpenseCenterAccount owner, Site? site, WorkspaceSettlement settlement, Product? product, DateTimeOffset now, SettlementOptions options) =>
        !owner.AnySettlement && site is not { RunsOnAws: true } ? new PayerVerdict.SiteNotOnAws()
        : !IsSamePartition(site, product) && !(owner.AnySettlement && options.AnySettlementAcrossPartitions) ? new PayerVerdict.OtherPartition()
        : CheckMonth(settlement, now, options);

    /// <summary>
    /// Once a calendar month, in UTC, an owner may change the method of a workspace. The first binding and forced reverts do not
    /// count: <see cref="WorkspaceSettlement.LastChoiceAt"/> does not include them.
    /// </summary>
    /// <returns>The moment from which the method may be changed again; null when it may be changed now.</returns>
    public static DateTimeOffset? NextChangeAllowedAt(WorkspaceSettlement settlement, DateTimeOffset now, SettlementOptions options) =>
        options.MonthlyLimit && settlement.LastChoiceAt is { } last && NextMonth(last) is var opensAt && now < opensAt
            ? opensAt
            : null;

    private static PayerVerdict CheckMonth(WorkspaceSettlement settlement, DateTimeOffset now, SettlementOptions options) =>
        NextChangeAllowedAt(settlement, now, options) is { } opensAt ? new PayerVerdict.ChangedThisMonth(opensAt) : new PayerVerdict.Allowed();

    /// <summary>In aws and aws-cn different companies sell, in different currencies. What the configuration does not know is not the same.</summary>
    private static bool IsSamePartition(Site? site, Product? product) => site is not null && site.Partition == product?.Partition;

    private static bool IsCurrent(WorkspaceSettlement settlement, CloudAccount? account) => account is null
        ? settlement.CloudAccount is null && settlement.Method == SettlementMethod.ExpenseCenter
        : settlement.CloudAccount == account.Id;

    private static DateTimeOffset NextMonth(DateTimeOffset moment) =>
        new DateTimeOffset(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
}

/// <summary>
/// Whether a payer may pay for a workspace from now on, or why not. The names of the kinds are stored: add to them, never rename.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Allowed), "allowed")]
[JsonDerivedType(typeof(Current), "current")]
[JsonDerivedType(typeof(PaidByAnother), "paid-by-another")]
[JsonDerivedType(typeof(AccountClosed), "account-closed")]
[JsonDerivedType(typeof(SiteNotOnAws), "site-not-on-aws")]
[JsonDerivedType(typeof(OtherPartition), "other-partition")]
[JsonDerivedType(typeof(ChangedThisMonth), "changed-this-month")]
public abstract record PayerVerdict
{
    private PayerVerdict()
    {
    }

    public sealed record Allowed : PayerVerdict;

    /// <summary>It is the current payer.</summary>
    public sealed record Current : PayerVerdict;

    /// <summary>Another cloud account pays for it.</summary>
    public sealed record PaidByAnother : PayerVerdict;

    /// <summary>The cloud account accepts no workspaces: its payment failed, or its subscription is ending or ended.</summary>
    public sealed record AccountClosed(CloudAccountStatus Status) : PayerVerdict;

    /// <summary>The workspace's site does not run on AWS, and the owner has no arbitrary selection (结算方式任意选择).</summary>
    public sealed record SiteNotOnAws : PayerVerdict;

    /// <summary>
    /// The listing is of another AWS partition than the workspace's site: of <c>aws</c> while the site is in mainland China, or the other
    /// way round. That also applies to owners with arbitrary selection, unless <see cref="SettlementOptions.AnySettlementAcrossPartitions"/>.
    /// </summary>
    public sealed record OtherPartition : PayerVerdict;

    /// <summary>
    /// The method was changed by choice this month; it may be changed again from <paramref name="OpensAt"/> on.
    /// </summary>
    public sealed record ChangedThisMonth(DateTimeOffset OpensAt) : PayerVerdict;
}
