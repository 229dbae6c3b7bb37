using System.Collections.Immutable;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Executes work orders: returns an account's workspaces to the Expense Center account and deletes the account, or moves them to
/// the account that it was merged into. Each step is one transaction, so the work resumes where it stopped, and a step is
/// refused when a notice has changed the account.
/// </summary>
public sealed partial class TearDownAccount(
    DecisionStore store, CloudAccountStore accounts, WorkspaceStore workspaces, EndMetering metering, SettlementOptions options,
    ILogger<TearDownAccount> logger, TimeProvider time)
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
        if (dueAt is null
            && await accounts.FindAsync(id, cancellationToken) is not { Status: CloudAccountStatus.Ending or CloudAccountStatus.Pending })
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
            var dueAt = account is null ? null : await DueAtAsync(account, cancellationToken);
            if (account is null || dueAt is null || dueAt > time.GetUtcNow())
            {
                // What is due in days has no order: the sweep looks at it every hour.
                return account?.TeardownReason is TeardownReason.NotConfirmed ? null : dueAt;
            }

            if (account is { TeardownReason: TeardownReason.NotConfirmed, UnconfirmedSince: null })
            {
                await CloseUnconfirmedAsync(account, cancellationToken);
                continue;
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
            else if (account.TeardownReason is TeardownReason.Ended && await metering.RunAsync(account, cancellationToken) is { } lookAgainAt)
            {
                return lookAgainAt;
            }
            else if (account.TeardownReason switch
            {
                TeardownReason.Ended => await DeleteAsync(account, cancellationToken),
                TeardownReason.NotConfirmed => await FinishUnconfirmedAsync(account, cancellationToken),
                _ => true,
            })
            {
                return null;
            }
        }

        return time.GetUtcNow();
    }

    /// <returns>When the work is due; null when there is none, or an operator has to say first what belongs together.</returns>
    private async Task<DateTimeOffset?> DueAtAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        if (account.MergedInto is not null)
        {
            return account.DeletedAt;
        }

        var agreements = await accounts.AgreementsAsync(account, cancellationToken);
        if (Teardown.DueAt(account, agreements, options) is not { } dueAt)
        {
            return null;
        }

        if (dueAt <= time.GetUtcNow()
            && account is { TeardownReason: TeardownReason.Ended, TeardownSince: { } since }
            && await accounts.IsReplacementUnclearAsync(agreements, since, options.SuccessorDelay, cancellationToken))
        {
            LogUnclear(account.Id);
            return null;
        }

        return dueAt;
    }

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
        var now = time.GetUtcNow();
        var changes = bindings.Select(binding => settlements[binding.Workspace.Key])
            .Select(before => PayerChange.Of(before, before.Revert(now), binding: null));
        return Decide(HistoryEvent.WorkspacesReverted, bindings, [.. changes], destination: null, account) with
        {
            Accounts = [new(account, account with { RevertedCount = account.RevertedCount + bindings.Length })],
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
            Outbox = [SettlementChange.Of(changes.Select(change => change.After), destination)],
            History = [.. involved.Select(one => new AccountHistory(one.Id, entry))],
        };
    }

    /// <summary>AWS has not confirmed in time: from now on no workspace can be bound, so that those bound so far are all there are.</summary>
    private async Task CloseUnconfirmedAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await store.CommitAsync(
            new Decision
            {
                Accounts = [new(account, account with { UnconfirmedSince = now })],
                History = [new AccountHistory(account.Id, new HistoryEntry { At = now, Event = HistoryEvent.NotConfirmed, By = HistoryEntry.Service })],
            },
            cancellationToken);
    }

    /// <summary>No workspace is bound any more: the contact gets one mail, and the account waits for AWS without a limit.</summary>
    /// <returns>False when a notice changed the account meanwhile.</returns>
    private async Task<bool> FinishUnconfirmedAsync(CloudAccount account, CancellationToken cancellationToken) => await store.CommitAsync(
        new Decision
        {
            Accounts = [new(account, account with { TeardownSince = null })],
            Outbox = await MailAsync(account, MailKind.NotConfirmed, cancellationToken),
        },
        cancellationToken);

    /// <summary>A mail that lists what went back; none when the account has no contact yet.</summary>
    private async Task<ImmutableArray<SideEffect>> MailAsync(CloudAccount account, MailKind kind, CancellationToken cancellationToken) =>
        MailRequest.About(account, kind, time.GetUtcNow()) is { } mail
            ? [mail with { Workspaces = await accounts.RevertedAsync(account, cancellationToken), WorkspaceCount = account.RevertedCount }]
            : [];

    /// <summary>No workspace is bound any more: the account becomes a tombstone and its contact gets one mail.</summary>
    /// <returns>False when a notice changed the account meanwhile.</returns>
    private async Task<bool> DeleteAsync(CloudAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var tombstone = account with { DeletedAt = now, TeardownSince = null };
        return await store.CommitAsync(
            new Decision
            {
                Accounts = [new(account, tombstone)],
                Outbox = await MailAsync(account, MailKind.Unsubscribed, cancellationToken),
                History =
                [
                    new AccountHistory(account.Id, new HistoryEntry { At = now, Event = HistoryEvent.Deleted, By = HistoryEntry.Service }),
                ],
            },
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Cloud account {CloudAccount} keeps its workspaces: its agreement was replaced, and AWS does not say which of several is the replacement. "
        + "Compare them at AWS")]
    private partial void LogUnclear(CloudAccountId cloudAccount);
}
