using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// Changes the settlement method of a workspace because its owner chose so. All of it is one transaction, on condition that neither
/// the workspace's settlement nor the account that is left nor the one that comes has changed since they were read.
/// </summary>
public sealed class SettlementChoice(
    SettlementStore store, CloudAccountStore accounts, WorkspaceStore workspaces, Sites sites, SettlementOptions options,
    TimeProvider time)
{
    private const int MostTries = 8;

    /// <summary>Repeating it, after a double click or a crash, ends the same.</summary>
    /// <param name="owner">The Expense Center account that asks, and owns the workspace.</param>
    /// <param name="workspace">As the Expense Center lists it.</param>
    /// <param name="chosen">The cloud account that shall pay; null when the Expense Center account shall.</param>
    /// <param name="cancellationToken">Gives up between tries.</param>
    public async Task<ChoiceOutcome> ChooseAsync(
        ExpenseCenterAccount owner, Workspace workspace, CloudAccountId? chosen, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var read = (await workspaces.SettlementsAsync([workspace.Key], cancellationToken))[workspace.Key];
            // The account may have been merged into another one since the owner saw it.
            var coming = chosen is { } id ? await accounts.FollowAsync(id, cancellationToken) : null;
            if (chosen is not null && coming?.Owner != owner.Username)
            {
                return new ChoiceOutcome.NoSuchAccount();
            }

            var now = time.GetUtcNow();
            var current = read.ListedAs(workspace.Method);
            switch (ChoiceRule.Check(owner, sites.Find(workspace.Key.Site), current, coming, now, options))
            {
                case ChoiceVerdict.Current:
                    return new ChoiceOutcome.InForce();
                case ChoiceVerdict.Open:
                    var leaving = current.CloudAccount is { } payer ? await accounts.FindAsync(payer, cancellationToken) : null;
                    if (await store.CommitAsync(Decide(owner, workspace, current, leaving, coming, now), cancellationToken))
                    {
                        return new ChoiceOutcome.InForce();
                    }

                    break;
                case var refusal:
                    return new ChoiceOutcome.Refused(refusal);
            }
        }

        return new ChoiceOutcome.Busy();
    }

    private static Changes Decide(
        ExpenseCenterAccount owner, Workspace workspace, WorkspaceSettlement before, CloudAccount? leaving, CloudAccount? coming,
        DateTimeOffset now)
    {
        var label = new WorkspaceLabel(workspace.Key, workspace.Name);
        var after = before.Choose(coming?.Id, now);
        var binding = coming is null ? null : new Binding(coming.Id, label, now, owner.Username);
        return new Changes
        {
            Accounts = [.. new[] { leaving, coming }.OfType<CloudAccount>().Select(one => new AccountChange(one, one))],
            Workspaces = [new WorkspaceChange(before, after, binding)],
            Outbox = [SettlementChange.Of(after, coming)],
            History = [.. History()],
        };

        IEnumerable<AccountHistory> History()
        {
            if (leaving is not null)
            {
                yield return Line(
                    leaving, coming is null ? HistoryEvent.WorkspacesReturnedByChoice : HistoryEvent.WorkspacesMovedByChoice, coming);
            }

            if (coming is not null)
            {
                yield return Line(coming, HistoryEvent.WorkspacesBound, leaving);
            }
        }

        AccountHistory Line(CloudAccount account, HistoryEvent what, CloudAccount? other) => new(account.Id, new HistoryEntry
        {
            At = now,
            Event = what,
            By = owner.Username.ToString(),
            Detail = other?.Id.ToString(),
            Workspaces = [label],
        });
    }
}
