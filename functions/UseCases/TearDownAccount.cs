using System.Collections.Immutable;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Executes work orders: returns an account's workspaces to the Expense Center account and deletes the account, or moves them to
/// the account that it was merged into. Each step is one transaction, so the work resumes where it stopped, and a step is
/// refused when a notice has changed the account.
/// </summary>
public sealed class TearDownAccount(
    DecisionStore store, CloudAccountStore accounts, WorkspaceStore workspaces, SettlementOptions options, TimeProvider time)
{
    /// <summary>Runs until nothing is left to do, or <paramref name="hasTimeLeft"/> returns false.</summary>
    /// <param name="id">The account of the work order.</param>
    /// <param name="hasTimeLeft">Called before each transaction: false when the invocation's time is nearly up.</param>
    /// <param name="cancellationToken">Cancels the call; what was stored stays stored.</param>
    /// <returns>When to continue; null when nothing is left to do.</returns>
    public async Task<DateTimeOffset?> RunAsync(CloudAccountId id, Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        var dueAt = await ExecuteAsync(id, hasTimeLeft, cancellationToken);
        var readAt = time.GetUtcNow();
        if (dueAt is null && await accounts.FindAsync(id, cancellationToken) is not { Status: CloudAccountStatus.Ending })
        {
            await accounts.StopWatchingAsync(id, readAt, cancellationToken);
        }

        return dueAt;
    }

    private async Task<DateTimeOffset?> ExecuteAsync(CloudAccountId id, Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        while (hasTimeLeft())
        {
            var account = await accounts.FindAsync(id, cancellationToken);
            if (account is { DeletedAt: not null, MergedInto: null } tombstone)
            {
                return await ExpireRemainingSubscriptionsAsync(tombstone, hasTimeLeft, cancellationToken);
            }

            var dueAt = account is null ? null : await DueAtAsync(account, cancellationToken);
            if (account is null || dueAt is null || dueAt > time.GetUtcNow())
            {
                return dueAt;
            }

            var page = await accounts.BindingsAsync(id, Decision.MaxWorkspaces, cursor: null, cancellationToken);
            if (!page.Items.IsEmpty)
            {
                await MoveAsync(account, page.Items, cancellationToken);
            }
            else if (account.MergedInto is { } into)
            {
                // The bindings may have moved to an account whose teardown has begun meanwhile: continue there.
                id = into;
            }
            else if (account.TeardownReason is not TeardownReason.Ended
                || (await DeleteAsync(account, cancellationToken) && account.Subscriptions.Length <= Tombstone.MaxSubscriptions))
            {
                return null;
            }
        }

        return time.GetUtcNow();
    }

    private async Task<DateTimeOffset?> DueAtAsync(CloudAccount account, CancellationToken cancellationToken) =>
        account.MergedInto is not null
            ? account.DeletedAt
            : Teardown.DueAt(account, await accounts.AgreementsAsync(account, cancellationToken), options);

    /// <summary>
    /// The account that took over this one; null when there is none, or it is deleted too: then the workspaces go back.
    /// </summary>
    private async Task<CloudAccount?> DestinationAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        var destination = account.MergedInto is { } into ? await accounts.FollowAsync(into, cancellationToken) : null;
        return destination is { DeletedAt: null } ? destination : null;
    }

    /// <summary>
    /// Moves the workspaces of one transaction. Another invocation may execute the same order, and a workspace that went back
    /// since it was listed may have another payer by now. So only workspaces that this account still pays for are moved.
    /// </summary>
    private async Task MoveAsync(CloudAccount account, ImmutableArray<Binding> listed, CancellationToken cancellationToken)
    {
        var destination = await DestinationAsync(account, cancellationToken);
        var settlements = await workspaces.SettlementsAsync([.. listed.Select(one => one.Workspace.Key)], cancellationToken);
        var bindings = listed.Where(one => settlements[one.Workspace.Key].CloudAccount == account.Id).ToImmutableArray();
        if (!bindings.IsEmpty)
        {
            var decision = destination is null
                ? await RevertAsync(account, bindings, settlements, cancellationToken)
                : Move(account, destination, bindings, settlements);
            await store.CommitAsync(decision, cancellationToken);
        }
    }

    private async Task<Decision> RevertAsync(
        CloudAccount account, ImmutableArray<Binding> bindings, IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> settlements,
        CancellationToken cancellationToken)
    {
        var changes = bindings.Select(binding => settlements[binding.Workspace.Key])
            .Select(before => PayerChange.Of(before, before.Revert(), binding: null));
        return Decide(HistoryEvent.WorkspacesReverted, bindings, [.. changes], destination: null, account) with
        {
            Accounts = [AccountPut.Of(account, account with { RevertedCount = account.RevertedCount + bindings.Length })],
            RevertedWorkspaces = account.RevertedCount >= MailRequest.MaxListed ? null : new RevertedWorkspaces(
                account.Id,
                [.. (await accounts.RevertedAsync(account, cancellationToken)).Concat(bindings.Select(one => one.Workspace)).Take(MailRequest.MaxListed)]),
        };
    }

    private Decision Move(
        CloudAccount account, CloudAccount destination, ImmutableArray<Binding> bindings,
        IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> settlements)
    {
        var changes = bindings.Select(binding => (Binding: binding, Before: settlements[binding.Workspace.Key]))
            .Select(one => PayerChange.Of(one.Before, one.Before.MoveTo(destination.Id), one.Binding with { Account = destination.Id }));
        return Decide(HistoryEvent.WorkspacesMoved, bindings, [.. changes], destination, account, destination) with
        {
            CheckedAccounts = [account, destination],
        };
    }

    private Decision Decide(
        HistoryEvent what, ImmutableArray<Binding> bindings, ImmutableArray<PayerChange> changes, CloudAccount? destination,
        params CloudAccount[] involved)
    {
        var entry = new HistoryEntry
        {
            At = time.GetUtcNow(),
            Event = what,
            By = HistoryEntry.Service,
            Detail = destination?.Id.ToString(),
            Workspaces = [.. bindings.Select(binding => binding.Workspace)],
        };
        return new Decision
        {
            Workspaces = changes,
            Outbox = [.. changes.Select(change => SettlementChange.Of(change.After, destination))],
            History = [.. involved.Select(one => new AccountHistory(one.Id, entry))],
        };
    }

    /// <summary>
    /// No workspace is bound any more: the account becomes a tombstone and its contact gets one mail. Subscriptions that do not
    /// fit the transaction are left to <see cref="ExpireRemainingSubscriptionsAsync"/>.
    /// </summary>
    /// <returns>False when a notice changed the account meanwhile.</returns>
    private async Task<bool> DeleteAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reverted = await accounts.RevertedAsync(account, cancellationToken);
        var mail = MailRequest.About(account, MailKind.Unsubscribed, now);
        var tombstone = account with { DeletedAt = now, TeardownSince = null };
        return await store.CommitAsync(
            new Decision
            {
                Accounts = [AccountPut.Of(account, tombstone)],
                Tombstone = new Tombstone(tombstone, [.. account.Subscriptions.Take(Tombstone.MaxSubscriptions)]),
                Outbox = mail is null ? [] : [mail with { Workspaces = reverted, WorkspaceCount = account.RevertedCount }],
                History =
                [
                    new AccountHistory(account.Id, new HistoryEntry { At = now, Event = HistoryEvent.Deleted, By = HistoryEntry.Service }),
                ],
            },
            cancellationToken);
    }

    /// <summary>Handles the subscriptions that did not fit into the transaction that deleted the account.</summary>
    /// <returns>When to continue; null when nothing is left to do.</returns>
    private async Task<DateTimeOffset?> ExpireRemainingSubscriptionsAsync(CloudAccount account, Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        foreach (var some in account.Subscriptions.Chunk(Tombstone.MaxSubscriptions).Skip(1))
        {
            var stored = hasTimeLeft() && await store.CommitAsync(
                new Decision { CheckedAccounts = [account], Tombstone = new Tombstone(account, [.. some]) },
                cancellationToken);
            if (!stored)
            {
                return time.GetUtcNow();
            }
        }

        return null;
    }
}
