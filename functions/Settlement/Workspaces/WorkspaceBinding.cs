using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// Settles workspaces through a cloud account, a transaction's worth at a time. Each transaction checks that the account still
/// accepts bindings, so once it is closed, one consistent read of its bindings sees all there will ever be.
/// </summary>
public sealed class WorkspaceBinding(
    SettlementStore store, CloudAccountStore accounts, WorkspaceStore workspaces, Sites sites,
    SettlementOptions options, TimeProvider time)
{
    /// <summary>
    /// How long a request had better bind: it is given up after 29 seconds, and its mail and its page need their share. Thousands of
    /// workspaces that take longer are bound by several requests.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int MostTries = 8;

    /// <param name="owner">The Expense Center account that asks, and owns the workspaces.</param>
    /// <param name="account">The cloud account, owned by it.</param>
    /// <param name="chosen">Any number of workspaces of the owner.</param>
    /// <param name="until">When no further transaction is begun.</param>
    /// <param name="cancellationToken">Stops between transactions: what was bound stays bound.</param>
    public async Task<ImmutableArray<BindOutcome>> BindAsync(
        ExpenseCenterAccount owner, CloudAccountId account, IEnumerable<WorkspaceLabel> chosen, DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<BindOutcome>();
        WorkspaceLabel[] all = [.. chosen.DistinctBy(workspace => workspace.Key)];
        var read = await ReadAsync(account, all, cancellationToken);
        foreach (var chunk in all.Chunk(Changes.MostWorkspaces))
        {
            outcomes.AddRange(time.GetUtcNow() < until ? await BindChunkAsync(owner, account, chunk, read, cancellationToken) : NotYet(chunk));
        }

        return outcomes.ToImmutable();
    }

    /// <param name="owner">Who asks.</param>
    /// <param name="id">The cloud account.</param>
    /// <param name="chunk">What fits one transaction.</param>
    /// <param name="read">What was read for all chunks at once: the transaction refuses what has changed since, and it is read anew.</param>
    /// <param name="cancellationToken">Stops between tries.</param>
    private async Task<IEnumerable<BindOutcome>> BindChunkAsync(
        ExpenseCenterAccount owner, CloudAccountId id, WorkspaceLabel[] chunk, Read read, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (account, settlements) = tries == 0 ? read : await ReadAsync(id, chunk, cancellationToken);
            if (account is not { AcceptsBindings: true } || account.Owner != owner.Username)
            {
                return chunk.Select(one => new BindOutcome(one.Key, one.Name, new BindResult.AccountClosed()));
            }

            var now = time.GetUtcNow();
            var verdicts = chunk.ToDictionary(
                one => one, one => BindingRule.Check(owner, sites.Find(one.Key.Site), settlements[one.Key], id, now, options));
            var eligible = chunk.Where(one => verdicts[one] is Eligibility.Eligible).ToImmutableArray();
            if (eligible.IsEmpty || await store.CommitAsync(Decide(owner, account, eligible, settlements, now), cancellationToken))
            {
                return chunk.Select(one => new BindOutcome(one.Key, one.Name, Result(verdicts[one])));
            }
        }

        return NotYet(chunk);
    }

    private async Task<Read> ReadAsync(CloudAccountId id, WorkspaceLabel[] chosen, CancellationToken cancellationToken) => new(
        await accounts.FindAsync(id, cancellationToken),
        await workspaces.SettlementsAsync([.. chosen.Select(one => one.Key)], cancellationToken));

    private static Changes Decide(
        ExpenseCenterAccount owner, CloudAccount account, ImmutableArray<WorkspaceLabel> eligible,
        IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> settlements, DateTimeOffset now)
    {
        var changes = eligible.Select(one => new WorkspaceChange(
            settlements[one.Key],
            settlements[one.Key].SettleThrough(account.Id, now),
            new Binding(account.Id, one, now, owner.Username))).ToImmutableArray();
        return new Changes
        {
            Accounts = [new AccountChange(account, account)],
            Workspaces = changes,
            Outbox = [.. changes.Select(change => SettlementChange.Of(change.After, account))],
            History =
            [
                new AccountHistory(account.Id, new HistoryEntry
                {
                    At = now,
                    Event = HistoryEvent.WorkspacesBound,
                    By = owner.Username.ToString(),
                    Workspaces = eligible,
                }),
            ],
        };
    }

    private static IEnumerable<BindOutcome> NotYet(WorkspaceLabel[] chunk) =>
        chunk.Select(one => new BindOutcome(one.Key, one.Name, new BindResult.Busy()));

    private static BindResult Result(Eligibility verdict) =>
        verdict is Eligibility.Eligible or Eligibility.AlreadyBound ? new BindResult.Bound() : new BindResult.Refused(verdict);

    private sealed record Read(CloudAccount? Account, IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> Settlements);
}
