using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Reads cloud accounts and what belongs to them. All reads but the owner's list are consistent.</summary>
public sealed class CloudAccountStore(IAmazonDynamoDB client, StorageOptions options, TimeProvider time)
{
    private const int OwnedPageSize = 20;
    private readonly Table table = new(client, options, time);

    public Task<CloudAccount?> FindAsync(CloudAccountId id, CancellationToken cancellationToken) =>
        new AccountReader(table).FindAsync(id, cancellationToken);

    /// <returns>Those that exist, by id, not followed.</returns>
    public async Task<IReadOnlyDictionary<CloudAccountId, CloudAccount>> FindAsync(
        IReadOnlyCollection<CloudAccountId> ids, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(ids.Select(Keys.Account), cancellationToken);
        return rows.Values.Select(AccountRow.Read).ToDictionary(account => account.Id);
    }

    /// <returns>The account after all merges; null when it does not exist any more.</returns>
    public Task<CloudAccount?> FollowAsync(CloudAccountId id, CancellationToken cancellationToken) =>
        new AccountCache(new AccountReader(table)).FollowAsync(id, cancellationToken);

    /// <summary>The agreements of the account's subscriptions. Several licences may be bought under one agreement.</summary>
    public async Task<AgreementChain> AgreementsAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        var ids = account.Subscriptions.Select(one => one.Agreement?.Value).OfType<AgreementId>();
        return new AgreementChain([.. await AgreementsAsync(ids, cancellationToken)]);
    }

    /// <summary>
    /// Whether an agreement of the account was replaced, AWS does not say by what, and something fits that was not taken: several
    /// agreements did when it was heard.
    /// </summary>
    /// <param name="agreements">Those of the account.</param>
    /// <param name="since">Our time since which the account has been ending.</param>
    /// <param name="delay">How far apart the end of an agreement and the start of what replaces it may be.</param>
    public async Task<bool> IsReplacementUnclearAsync(
        AgreementChain agreements, DateTimeOffset since, TimeSpan delay, CancellationToken cancellationToken)
    {
        foreach (var replaced in agreements.Agreements.Where(one => OpenReplacements.IsOpenEnd(one) && one.ReplacedAt > since - delay))
        {
            if (replaced.Acceptor is { Value: var acceptor }
                && await table.GetAsync(Keys.OpenReplacements(acceptor), cancellationToken) is { } item
                && (await AgreementsAsync(OpenReplacementsRow.Read(acceptor, item).Agreements, cancellationToken))
                    .Any(other => OpenReplacements.IsReplacedBy(replaced, other, delay)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The cloud accounts that an Expense Center account owns, the newest first. Includes deleted ones, but not those that were
    /// merged into another one.
    /// </summary>
    public async Task<Page<CloudAccount>> OwnedByAsync(Username owner, string? cursor, CancellationToken cancellationToken)
    {
        var query = new QueryRequest
        {
            TableName = table.Name,
            IndexName = SettlementTable.OwnerIndex,
            KeyConditionExpression = $"{SettlementTable.OwnerIndexPartitionKey} = :owner",
            ExpressionAttributeValues = new Item().With(":owner", Keys.Owner(owner)),
            ScanIndexForward = false,
            ExclusiveStartKey = CloudAccountId.TryParse(Paging.Read(cursor), out var after) ? IndexKey(owner, after) : null,
        };
        return await table.PageAsync(query, OwnedPageSize, AccountRow.Read, item => AccountRow.Id(item).ToString(), cancellationToken);
    }

    /// <summary>The first workspaces that went back since the account's teardown began; empty when none did.</summary>
    public async Task<ImmutableArray<WorkspaceLabel>> RevertedAsync(CloudAccount account, CancellationToken cancellationToken) =>
        account.RevertedCount > 0 && await table.GetAsync(Keys.Reverted(account.Id), cancellationToken) is { } item ? RevertedRow.Read(item) : [];

    /// <summary>The account's bindings, ordered by site and id.</summary>
    public Task<Page<Binding>> BindingsAsync(CloudAccountId id, int limit, string? cursor, CancellationToken cancellationToken) =>
        table.PageAsync(
            Keys.Partition(id), Keys.WorkspacePrefix, newestFirst: false, limit, cursor, BindingRow.Read, cancellationToken);

    /// <summary>Number of the account's bindings, a moment ago.</summary>
    public Task<int> CountBindingsAsync(CloudAccountId id, CancellationToken cancellationToken) =>
        table.CountAsync(Keys.Partition(id), Keys.WorkspacePrefix, cancellationToken);

    /// <summary>The account's history, the newest first. A page is longer where lines waited until the account was known.</summary>
    public async Task<Page<HistoryEntry>> HistoryAsync(CloudAccountId id, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var page = await table.PageAsync(
            Keys.Partition(id), Keys.HistoryPrefix, newestFirst: true, limit, cursor, HistoryRow.Read, cancellationToken);
        return new Page<HistoryEntry>([.. page.Items.SelectMany(lines => lines)], page.Next);
    }

    /// <summary>
    /// The accounts that wait for AWS, are ending or have a work order, and until when. Some may be finished by now.
    /// </summary>
    public async IAsyncEnumerable<WatchedAccount> WatchedAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in table.QueryAsync(Keys.WatchedAccounts, prefix: null, cancellationToken))
        {
            yield return new(CloudAccountId.Parse(item.Text(SettlementTable.SortKey)), item.Time(WatchedRow.Until));
        }
    }

    /// <summary>Removes an account from the watched ones, unless it was added again after <paramref name="readAt"/>.</summary>
    /// <param name="readAt">When the caller found that nothing is left to do on it.</param>
    public Task StopWatchingAsync(CloudAccountId id, DateTimeOffset readAt, CancellationToken cancellationToken) => table.TryDeleteAsync(
        Keys.Watched(id),
        new Condition($"attribute_not_exists({WatchedRow.Since}) OR {WatchedRow.Since} < :readAt", new Item().With(":readAt", readAt)),
        cancellationToken);

    /// <returns>Those that exist.</returns>
    private async Task<IEnumerable<Agreement>> AgreementsAsync(IEnumerable<AgreementId> agreements, CancellationToken cancellationToken)
    {
        var ids = agreements.Distinct().ToDictionary(Keys.Agreement);
        return (await table.GetAsync(ids.Keys, cancellationToken)).Select(row => AgreementRow.Read(ids[row.Key], row.Value));
    }

    private static Item IndexKey(Username owner, CloudAccountId account) => Keys.Account(account).ToItem()
        .With(SettlementTable.OwnerIndexPartitionKey, Keys.Owner(owner))
        .With(SettlementTable.OwnerIndexSortKey, account.ToString());
}
