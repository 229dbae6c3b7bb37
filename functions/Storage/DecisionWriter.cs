using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Storage.Rows;

namespace Guance.Serverless.Storage;

/// <summary>Turns a decision into the operations of one transaction.</summary>
internal sealed class DecisionWriter(Transaction transaction, DateTimeOffset now)
{
    public void Write(Decision decision)
    {
        foreach (var account in decision.CheckedAccounts)
        {
            transaction.Check(Keys.Account(account.Id), Condition.Unchanged(account.Version, now));
        }

        foreach (var (before, after) in decision.Accounts)
        {
            var version = before?.Version ?? 0;
            transaction.Put(AccountRow.Write(after, version + 1), Condition.Unchanged(version, now));
        }

        foreach (var account in decision.WatchedAccounts)
        {
            transaction.Put(WatchedRow.Write(account, now));
        }

        foreach (var account in decision.FinalUsage)
        {
            transaction.Put(FinalUsageRow.Write(account, now));
        }

        if (decision.RevertedWorkspaces is { } reverted)
        {
            transaction.Put(RevertedRow.Write(reverted, now));
        }

        foreach (var agreement in decision.CheckedAgreements)
        {
            transaction.Check(Keys.Agreement(agreement.Id), Condition.Unchanged(agreement.Version, now));
        }

        foreach (var (before, after) in decision.Agreements)
        {
            transaction.Put(AgreementRow.Write(after, before.Version + 1), Condition.Unchanged(before.Version, now));
        }

        if (decision.OpenReplacements is { } open)
        {
            transaction.Put(OpenReplacementsRow.Write(open, open.Version + 1), Condition.Unchanged(open.Version, now));
        }

        foreach (var alias in decision.CheckedAliases)
        {
            transaction.Check(Keys.Alias(alias.Name), Condition.AliasPointsTo(alias.Account));
        }

        foreach (var (name, from, to) in decision.Aliases)
        {
            transaction.Put(AliasRow.Write(name, to), from is { } account ? Condition.AliasPointsTo(account) : Condition.Absent(now));
        }

        foreach (var workspace in decision.Workspaces)
        {
            Write(workspace);
        }

        // Sorted ids keep the decision's order of lines with the same time.
        foreach (var (line, id) in decision.History.Zip(decision.History.Select(_ => Ulid.NewUlid(now)).Order()))
        {
            transaction.Put(HistoryRow.Write(line, id));
        }

        foreach (var sideEffect in decision.Outbox)
        {
            transaction.Put(OutboxRow.Write(new OutboxItem(Ulid.NewUlid(now), sideEffect), now));
        }

        if (decision.OutboxOnce is { } once)
        {
            transaction.Put(OutboxRow.Write(once, now), Condition.Absent(now));
        }

        if (decision.Notice is { } notice)
        {
            transaction.Put(NoticeRow.Write(notice, now), Condition.Absent(now));
        }

        if (decision.Claim is { } claim)
        {
            transaction.Put(ClaimRow.Write(claim), Condition.Absent(now));
        }

        if (decision.PayerOrder is { } order)
        {
            transaction.Put(PayerOrderRow.Write(order, order.Version + 1), Condition.Unchanged(order.Version, now));
        }

        if (decision.FinishedPart is { } part)
        {
            transaction.Put(PayerOrderPartRow.Write(part));
        }

        if (decision.ClaimUse is { } use)
        {
            Write(use);
        }
    }

    private void Write(PayerChange change)
    {
        transaction.Put(SettlementRow.Write(change.After), Condition.Unchanged(change.Before.Version, now));
        if (change.DeletedBinding is { } payer)
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
