using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>The cloud accounts of the signed-in buyer.</summary>
/// <param name="Listings">Where to subscribe, for buyers without a cloud account.</param>
public sealed record CloudAccountsModel(
    PageContext Page, ImmutableArray<CloudAccountRow> Accounts, string? NextPage, bool IsFirstPage, ImmutableArray<MessageLink> Listings)
{
    public IEnumerable<CloudAccountRow> Existing => Accounts.Where(row => row.Account.DeletedAt is null);

    public IReadOnlyList<CloudAccountRow> Deleted => [.. Accounts.Where(row => row.Account.DeletedAt is not null)];
}

/// <summary>Rows of the list in one table.</summary>
public sealed record CloudAccountTableModel(PageContext Page, IEnumerable<CloudAccountRow> Rows);

/// <summary>A cloud account in the list.</summary>
/// <param name="WorkspaceCount">How many workspaces it pays for.</param>
/// <param name="Usage">Usage of the current month; null for a deleted one.</param>
public sealed record CloudAccountRow(CloudAccount Account, PayingAccount Payer, int WorkspaceCount, MonthUsage? Usage);

/// <summary>One cloud account with a page of its workspaces and of its history.</summary>
public sealed record CloudAccountModel
{
    public required PageContext Page { get; init; }

    public required CloudAccount Account { get; init; }

    public required string Product { get; init; }

    public required Uri BillingConsole { get; init; }

    /// <summary>Usage of the current month.</summary>
    public required MonthUsage Usage { get; init; }

    /// <summary>How many workspaces it pays for.</summary>
    public required int WorkspaceCount { get; init; }

    public required Page<Binding> Bindings { get; init; }

    public required Page<HistoryEntry> History { get; init; }

    public required Sites Sites { get; init; }

    /// <summary>Whether this is the first page of both lists.</summary>
    public required bool IsFirstPage { get; init; }

    /// <summary>Whether the owner has just changed the contact.</summary>
    public bool IsContactSaved { get; init; }

    /// <summary>A contact that the owner has just typed; null when none was refused.</summary>
    public RefusedContact? RefusedContact { get; init; }

    /// <summary>The subscriptions, those in force first.</summary>
    public IEnumerable<Subscription> Subscriptions => Account.Subscriptions.OrderByDescending(one => one.Status is SubscriptionStatus.Active)
        .ThenByDescending(one => one.StatusSetAt ?? DateTimeOffset.MaxValue);

    public string Address => SiteMap.CloudAccount(Account.Id);
}
