using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Storage.Rows;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Turns a decision into the operations of one transaction.</summary>
internal sealed class ChangesWriter(Transaction transaction, DateTimeOffset now)
{
    public void Write(Changes changes)
    {
        foreach (var account in changes.Accounts)
        {
            Write(account);
        }

        foreach (var account in Watched(changes))
        {
            transaction.Put(WatchedRow.Write(account, now));
        }

        if (changes.Tombstone is { } tombstone)
        {
            Write(tombstone);
        }

        foreach (var (before, after) in changes.Agreements)
        {
            Write(before, after);
        }

        foreach (var alias in changes.Aliases)
        {
            Write(alias);
        }

        foreach (var workspace in changes.Workspaces)
        {
            Write(workspace);
        }

        // In the order of the decision, also where several lines have the same time.
        foreach (var (line, id) in changes.History.Zip(changes.History.Select(_ => Ulid.NewUlid(now)).Order()))
        {
            transaction.Put(HistoryRow.Write(line, id));
        }

        foreach (var message in changes.Outbox)
        {
            transaction.Put(OutboxRow.Write(new OutboxItem(Ulid.NewUlid(now), message), now));
        }

        if (changes.OutboxOnce is { } once)
        {
            transaction.Put(OutboxRow.Write(once, now), Condition.Absent(now));
        }

        if (changes.Notice is { } notice)
        {
            transaction.Put(NoticeRow.Write(notice, now), Condition.Absent(now));
        }

        if (changes.Claim is { } claim)
        {
            transaction.Put(ClaimRow.Write(claim), Condition.Absent(now));
        }

        if (changes.ClaimUse is { } use)
        {
            Write(use);
        }
    }

    /// <summary>
    /// Accounts whose buyer begins to leave, and those that work is ordered on. They are taken from the list when a work order finds
    /// nothing left to do.
    /// </summary>
    private static IEnumerable<CloudAccountId> Watched(Changes changes) => changes.Accounts
        .Where(change => change.After.Status is CloudAccountStatus.Ending && change.Before?.Status is not CloudAccountStatus.Ending)
        .Select(change => change.After.Id)
        .Concat(changes.Outbox.OfType<WorkOrder>().Select(order => order.Account))
        .Distinct();

    private void Write(AccountChange change)
    {
        var (before, after) = change;
        var condition = Condition.Unchanged(before?.Version ?? 0, now);
        if (before == after)
        {
            transaction.Check(Keys.Account(after.Id), condition);
            return;
        }

        transaction.Put(AccountRow.Write(after, (before?.Version ?? 0) + 1), condition);
        foreach (var subscription in after.Subscriptions.Where(one => before?.Find(one.Id) != one))
        {
            transaction.Put(SubscriptionRow.Write(after, subscription));
        }

        foreach (var removed in before?.Subscriptions.Where(one => after.Find(one.Id) is null) ?? [])
        {
            transaction.Delete(Keys.Subscription(after.Id, removed.Id));
        }
    }

    private void Write(Tombstone tombstone)
    {
        var (account, subscriptions) = tombstone;
        foreach (var subscription in subscriptions)
        {
            transaction.Put(SubscriptionRow.Write(account, subscription));
            var leadsHere = Condition.LeadsTo(account.Id);
            leadsHere.Values.With(":expiresAt", AccountRow.ExpiresAt(account)!.Value.ToUnixTimeSeconds());
            transaction.Update(Keys.Alias(subscription.Id), $"SET {SettlementTable.ExpiresAt} = :expiresAt", leadsHere);
        }
    }

    private void Write(Agreement before, Agreement after)
    {
        var condition = Condition.Unchanged(before.Version, now);
        if (before == after)
        {
            transaction.Check(Keys.Agreement(after.Id), condition);
        }
        else
        {
            transaction.Put(AgreementRow.Write(after, before.Version + 1), condition);
        }
    }

    private void Write(AliasChange change)
    {
        var condition = change.From is { } from ? Condition.LeadsTo(from) : Condition.Absent(now);
        if (change.From == change.To)
        {
            transaction.Check(Keys.Alias(change.Alias), condition);
        }
        else
        {
            transaction.Put(AliasRow.Write(change.Alias, change.To), condition);
        }
    }

    private void Write(WorkspaceChange change)
    {
        transaction.Put(SettlementRow.Write(change.After), Condition.Unchanged(change.Before.Version, now));
        if (change.Before.CloudAccount is { } payer && payer != change.Binding?.Account)
        {
            transaction.Delete(Keys.Binding(payer, change.Before.Key));
        }

        if (change.Binding is { } binding)
        {
            transaction.Put(BindingRow.Write(binding));
        }
    }

    private void Write(ClaimUse use) => transaction.Update(
        Keys.Claim(use.TokenHash),
        $"SET {ClaimRow.UsedBy} = :by, {ClaimRow.UsedAt} = :at",
        new Condition(
            $"{SettlementTable.ExpiresAt} > :now AND (attribute_not_exists({ClaimRow.UsedBy}) OR {ClaimRow.UsedBy} = :by)",
            new Item().With(":by", use.By.Value).With(":at", use.At).With(":now", now.ToUnixTimeSeconds())));
}
