using System.Collections.Immutable;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Changes who pays for workspaces: for many at a time as an order says, or for one as its owner chooses. Each transaction
/// requires that neither the settlements nor the accounts have changed since they were read. So a closed account gets no new
/// bindings, and one consistent read sees all its bindings. Repeating a change, after a double click or a crash, gives the same
/// result.
/// </summary>
public sealed class ChangePayer(
    DecisionStore store, CloudAccountStore accounts, WorkspaceStore workspaces, OptimisticLoop loop, Products products, Sites sites,
    SettlementOptions options, TimeProvider time)
{
    /// <summary>Settles workspaces through an order's cloud account, or no longer through it, in as many transactions as needed.</summary>
    /// <param name="order">The order, by the owner of the workspaces.</param>
    /// <param name="all">The workspaces, each once.</param>
    /// <param name="hasTimeLeft">Called before each transaction: false when the time of the request or invocation is nearly up.</param>
    /// <param name="cancellationToken">Stops between transactions: what was bound stays bound.</param>
    /// <returns>An outcome for each workspace.</returns>
    public async Task<ImmutableArray<WorkspaceOutcome>> CarryOutAsync(
        PayerOrder order, ImmutableArray<WorkspaceLabel> all, Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<WorkspaceOutcome>();

        // One read for all chunks. When a chunk's transaction is refused because of a change, that chunk is read again.
        var read = await ReadAsync(order.Account, all, cancellationToken);
        foreach (var chunk in all.Chunk(Decision.MaxWorkspaces))
        {
            outcomes.AddRange(hasTimeLeft() ? await CarryOutChunkAsync(order, chunk, read, cancellationToken) : Busy(chunk));
        }

        return outcomes.ToImmutable();
    }

    /// <summary>Changes the settlement method of one workspace because its owner chose so.</summary>
    /// <param name="owner">The Expense Center account that asks, and owns the workspace.</param>
    /// <param name="workspace">As the Expense Center lists it.</param>
    /// <param name="chosen">The cloud account that is to pay; null for the Expense Center account.</param>
    /// <param name="cancellationToken">Stops between attempts.</param>
    public Task<PayerResult> ChangeAsync(
        ExpenseCenterAccount owner, Workspace workspace, CloudAccountId? chosen, CancellationToken cancellationToken) => loop.RunAsync(
            nameof(ChangePayer), () => TryChangeAsync(owner, workspace, chosen, cancellationToken), new PayerResult.Busy());

    private Task<WorkspaceOutcome[]> CarryOutChunkAsync(
        PayerOrder order, WorkspaceLabel[] chunk, Read first, CancellationToken cancellationToken) => loop.RunAsync(
            nameof(ChangePayer),
            first,
            () => ReadAsync(order.Account, chunk, cancellationToken),
            read => TryCarryOutAsync(order, chunk, read, cancellationToken),
            Busy(chunk));

    private async Task<WorkspaceOutcome[]?> TryCarryOutAsync(
        PayerOrder order, WorkspaceLabel[] chunk, Read read, CancellationToken cancellationToken)
    {
        var (account, settlements) = read;
        var (owner, isReturn) = (order.By, order.Kind is PayerOrderKind.Returning);
        if (account is null || account.Owner != owner.Username)
        {
            return Outcomes(chunk, _ => new PayerResult.NoSuchAccount());
        }

        if (!isReturn && !account.AcceptsBindings)
        {
            // What was bound before, by an interrupted attempt, stays bound until the account gives it back.
            return Outcomes(chunk, one => settlements[one.Key].CloudAccount == account.Id
                ? new PayerResult.InForce()
                : new PayerResult.Refused(new PayerVerdict.AccountClosed(account.Status)));
        }

        var (now, product) = (time.GetUtcNow(), products.Find(account.Product));
        var verdicts = chunk.ToDictionary(one => one.Key, one => isReturn
            ? PayerPolicy.CheckReturn(settlements[one.Key], account.Id, now, options)
            : PayerPolicy.CheckBinding(owner, sites.Find(one.Key.Site), settlements[one.Key], account.Id, product, now, options));
        var allowed = chunk.Where(one => verdicts[one.Key] is PayerVerdict.Allowed).ToImmutableArray();
        return allowed.IsEmpty
            || await store.CommitAsync(CarryOut(owner, account, isReturn ? null : account, allowed, settlements, now), cancellationToken)
            ? Outcomes(chunk, one => ResultOf(verdicts[one.Key]))
            : null;
    }

    private async Task<PayerResult?> TryChangeAsync(
        ExpenseCenterAccount owner, Workspace workspace, CloudAccountId? chosen, CancellationToken cancellationToken)
    {
        var stored = (await workspaces.SettlementsAsync([workspace.Key], cancellationToken))[workspace.Key];

        // The account may have been merged into another one since the owner saw it.
        var account = chosen is { } id ? await accounts.FollowAsync(id, cancellationToken) : null;
        if (chosen is not null && account?.Owner != owner.Username)
        {
            return new PayerResult.NoSuchAccount();
        }

        var now = time.GetUtcNow();
        var current = stored.WithListedMethod(workspace.Method);
        var verdict = PayerPolicy.CheckChange(owner, sites.Find(workspace.Key.Site), current, account, products.Find(account?.Product), now, options);
        if (verdict is not PayerVerdict.Allowed)
        {
            return ResultOf(verdict);
        }

        var previous = current.CloudAccount is { } payer ? await accounts.FindAsync(payer, cancellationToken) : null;
        return await store.CommitAsync(Change(owner, workspace, current, previous, account, now), cancellationToken)
            ? new PayerResult.InForce()
            : null;
    }

    private async Task<Read> ReadAsync(CloudAccountId id, IReadOnlyCollection<WorkspaceLabel> labels, CancellationToken cancellationToken) => new(
        await accounts.FollowAsync(id, cancellationToken),
        await workspaces.SettlementsAsync([.. labels.Select(one => one.Key)], cancellationToken));

    /// <param name="payer">Who pays from now on; null is the Expense Center account.</param>
    private static Decision CarryOut(
        ExpenseCenterAccount owner, CloudAccount account, CloudAccount? payer, ImmutableArray<WorkspaceLabel> allowed,
        IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> settlements, DateTimeOffset now)
    {
        var changes = allowed.Select(one => PayerChange.Of(
            settlements[one.Key],
            settlements[one.Key].Choose(payer?.Id, now),
            payer is null ? null : new Binding(payer.Id, one, now, owner.Username))).ToImmutableArray();
        var what = payer is null ? HistoryEvent.WorkspacesReturnedByChoice : HistoryEvent.WorkspacesBound;
        return new Decision
        {
            CheckedAccounts = [account],
            Workspaces = changes,
            Outbox = [SettlementChange.Of(changes.Select(change => change.After), payer)],
            History = [Entry(account, what, owner, other: null, allowed, now)],
        };
    }

    private static Decision Change(
        ExpenseCenterAccount owner, Workspace workspace, WorkspaceSettlement before, CloudAccount? previous, CloudAccount? account,
        DateTimeOffset now)
    {
        var label = new WorkspaceLabel(workspace.Key, workspace.Name);
        var after = before.Choose(account?.Id, now);
        var left = account is null ? HistoryEvent.WorkspacesReturnedByChoice : HistoryEvent.WorkspacesMovedByChoice;
        return new Decision
        {
            CheckedAccounts = [.. new[] { previous, account }.OfType<CloudAccount>()],
            Workspaces = [PayerChange.Of(before, after, account is null ? null : new Binding(account.Id, label, now, owner.Username))],
            Outbox = [SettlementChange.Of([after], account), .. ChangeMail(owner, label, before, after, previous, account, now)],
            History =
            [
                .. previous is null ? [] : (AccountHistory[])[Entry(previous, left, owner, account, [label], now)],
                .. account is null ? [] : (AccountHistory[])[Entry(account, HistoryEvent.WorkspacesBound, owner, previous, [label], now)],
            ],
        };
    }

    /// <summary>To the contact of the cloud account that pays now, else of the one that paid, if it is the owner's.</summary>
    private static IEnumerable<SideEffect> ChangeMail(
        ExpenseCenterAccount owner, WorkspaceLabel workspace, WorkspaceSettlement before, WorkspaceSettlement after, CloudAccount? previous,
        CloudAccount? account, DateTimeOffset now)
    {
        // The workspace may have had another owner, whose AWS account is not told.
        var (from, to) = (
            new PayingMethod(before.Method, previous?.Owner == owner.Username ? previous.AwsAccount : null),
            new PayingMethod(after.Method, account?.AwsAccount));
        var about = account ?? previous;
        return about?.Owner == owner.Username && MailRequest.About(about, MailKind.MethodChanged, now) is { } mail
            ? [mail with { Workspaces = [workspace], WorkspaceCount = 1, Change = new MethodChange(from, to) }]
            : [];
    }

    private static AccountHistory Entry(
        CloudAccount account, HistoryEvent what, ExpenseCenterAccount by, CloudAccount? other, ImmutableArray<WorkspaceLabel> workspaces,
        DateTimeOffset now) => new(account.Id, new HistoryEntry
        {
            At = now,
            Event = what,
            By = by.Username.ToString(),
            Detail = other?.Id.ToString(),
            Workspaces = workspaces,
        });

    private static PayerResult ResultOf(PayerVerdict verdict) =>
        verdict is PayerVerdict.Allowed or PayerVerdict.Current ? new PayerResult.InForce() : new PayerResult.Refused(verdict);

    private static WorkspaceOutcome[] Busy(WorkspaceLabel[] chunk) => Outcomes(chunk, _ => new PayerResult.Busy());

    private static WorkspaceOutcome[] Outcomes(WorkspaceLabel[] chunk, Func<WorkspaceLabel, PayerResult> result) =>
        [.. chunk.Select(one => new WorkspaceOutcome(one.Key, one.Name, result(one)))];

    private sealed record Read(CloudAccount? Account, IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> Settlements);
}
