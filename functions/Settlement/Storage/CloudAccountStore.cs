using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Reads cloud accounts and what belongs to them. All reads but the owner's list are consistent.</summary>
public sealed class CloudAccountStore
{
    public Task<CloudAccount?> FindAsync(CloudAccountId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The agreements of the account's subscriptions.</summary>
    public Task<AgreementChain> AgreementsAsync(CloudAccount account, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The cloud accounts that an Expense Center account owns, deleted ones included, the newest first.</summary>
    public Task<Page<CloudAccount>> OwnedByAsync(Username owner, string? cursor, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The account's bindings, ordered by site and id.</summary>
    public Task<Page<Binding>> BindingsAsync(CloudAccountId id, int limit, string? cursor, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The account's history, the newest first.</summary>
    public Task<Page<HistoryEntry>> HistoryAsync(CloudAccountId id, int limit, string? cursor, CancellationToken cancellationToken) => throw new NotImplementedException();
}
