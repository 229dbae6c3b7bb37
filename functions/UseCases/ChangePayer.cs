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
/// Changes who pays for workspaces: for many at a time to a cloud account, or for one as its owner chooses. Each transaction
/// requires that neither the settlements nor the accounts have changed since they were read. So a closed account gets no new
/// bindings, and one consistent read sees all its bindings. Repeating a change, after a double click or a crash, gives the same
/// result.
/// </summary>
public sealed class ChangePayer(
    DecisionStore store, CloudAccountStore accounts, WorkspaceStore workspaces, OptimisticLoop loop, Products products, Sites sites,
    SettlementOptions options, TimeProvider time)
{
    /// <summary>
    /// How long one request binds workspaces. API Gateway ends it after 29 seconds, and the mail and the page need part of that.
    /// Thousands of workspaces take several requests.
    /// </summary>
    public static readonly TimeSpan BindingTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Settles workspaces through a cloud account, in as many transactions as needed. Sends no mail.</summary>
    /// <param name="owner">The Expense Center account that asks, and owns the workspaces.</param>
    /// <param name="account">The cloud account, owned by it.</param>
    /// <param name="requested">Any number of workspaces.</param>
    /// <param name="until">No transaction begins after this time.</param>
    /// <param name="cancellationToken">Stops between transactions: what was bound stays bound.</param>
    /// <returns>An outcome for each requested workspace.</returns>
    public Task<ImmutableArray<WorkspaceOutcome>> BindAsync(
        ExpenseCenterAccount owner, CloudAccountId account, RequestedWorkspaces requested, DateTimeOffset until,
        CancellationToken cancellationToken) => BindAsync(owner, account, requested, until, mail: null, cancellationToken);

    /// <summary>
    /// The same for a registered account: if any workspace was added, one mail tells the contact the whole result. The mail is stored with
    /// the last workspaces, so a repeated request, which adds nothing, sends none.
    /// </summary>
    public Task<ImmutableArray<WorkspaceOutcome>> AddAsync(
        ExpenseCenterAccount owner, CloudAccountId account, RequestedWorkspaces requested, DateTimeOffset until,
        CancellationToken cancellationToken) => BindAsync(owner, account, requested, until, MailKind.WorkspacesAdded, cancellationToken);

    /// <summary>Changes the settlement method of one workspace because its owner chose so.</summary>
    /// <param name="owner">The Expense Center account that asks, and owns the workspace.</param>
    /// <param name="workspace">As the Expense Center lists it.</param>
    /// <param name="chosen">The cloud account that is to pay; null for the Expense Center account.</param>
    /// <param name="cancellationToken">Stops between attempts.</param>
    public Task<PayerResult> ChangeAsync(
        ExpenseCenterAccount owner, Workspace workspace, CloudAccountId? chosen, CancellationToken cancellationToken) => loop.RunAsync(
            nameof(ChangePayer), () => TryChangeAsync(owner, workspace, chosen, cancellationToken), new PayerResult.Busy());

    private async Task<ImmutableArray<WorkspaceOutcome>> BindAsync(
        ExpenseCenterAccount owner, CloudAccountId id, RequestedWorkspaces requested, DateTimeOffset until, MailKind? mail,
        CancellationToken cancellationToken)
    {
        WorkspaceLabel[] all = [.. requested.Owned.DistinctBy(workspace => workspace.Key)];

        // One read for all chunks. When a chunk's transaction is refused because of a change, that chunk is read again.
        var read = await ReadAsync(id, all, cancellationToken);
        var expected = all.Chunk(Decision.MaxWorkspaces).Select(chunk => Check(owner, chunk, read)).ToList();
        var last = expected.FindLastIndex(chunk => !chunk.Allowed.IsEmpty);
        var outcomes = new List<WorkspaceOutcome>();
        var (hasBound, isTold) = (false, mail is null);
        foreach (var (index, (chunk, _, _)) in expected.Index())
        {
            var others = outcomes.Concat(expected.Skip(index + 1).SelectMany(later => later.Outcomes)).ToList();
            var bound = time.GetUtcNow() < until
                ? await BindChunkAsync(owner, id, chunk, read, mine => index == last ? Mail(mine, others) : null, cancellationToken)
                : new Checked(chunk, [], Busy(chunk));
            outcomes.AddRange(bound.Outcomes);
            hasBound |= !bound.Allowed.IsEmpty;
            isTold |= index == last && !bound.Allowed.IsEmpty;
        }

        var whole = requested.Report([.. outcomes]);
        if (hasBound && !isTold && Mail(new Checked([], [], []), outcomes) is { } rest)
        {
            // The last workspaces could not be bound as expected.
            await store.CommitAsync(new Decision { Outbox = [rest] }, cancellationToken);
        }

        return whole;

        MailRequest? Mail(Checked mine, IEnumerable<WorkspaceOutcome> others) => mail is { } kind && read.Account is { } account
            ? WorkspaceMail.Of(account, kind, requested.Report([.. others, .. mine.Outcomes]), time.GetUtcNow())
            : null;
    }

    private Task<Checked> BindChunkAsync(
        ExpenseCenterAccount owner, CloudAccountId id, WorkspaceLabel[] chunk, Read first, Func<Checked, MailRequest?> mail,
        CancellationToken cancellationToken) => loop.RunAsync(
            nameof(ChangePayer),
            first,
            () => ReadAsync(id, chunk, cancellationToken),
            read => TryBindAsync(owner, chunk, read, mail, cancellationToken),
            new Checked(chunk, [], Busy(chunk)));

    private async Task<Checked?> TryBindAsync(
        ExpenseCenterAccount owner, WorkspaceLabel[] chunk, Read read, Func<Checked, MailRequest?> mail, CancellationToken cancellationToken)
    {
        var mine = Check(owner, chunk, read);
        return mine.Allowed.IsEmpty
            || await store.CommitAsync(Bind(owner, read.Account!, mine.Allowed, read.Settlements, mail(mine), time.GetUtcNow()), cancellationToken)
                ? mine
                : null;
    }

    /// <summary>Which of the workspaces the account may pay for, and what comes of all of them once it does.</summary>
    private Checked Check(ExpenseCenterAccount owner, WorkspaceLabel[] chunk, Read read)
    {
        var (account, settlements) = read;
        if (account is null || account.Owner != owner.Username)
        {
            return new Checked(chunk, [], Outcomes(chunk, _ => new PayerResult.NoSuchAccount()));
        }

        if (!account.AcceptsBindings)
        {
            return new Checked(chunk, [], Outcomes(chunk, _ => new PayerResult.Refused(new PayerVerdict.AccountClosed(account.Status))));
        }

        var (now, product) = (time.GetUtcNow(), products.Find(account.Product));
        var verdicts = chunk.ToDictionary(
            one => one.Key,
            one => PayerPolicy.CheckBinding(owner, sites.Find(one.Key.Site), settlements[one.Key], account.Id, product, now, options));
        return new Checked(
            chunk,
            [.. chunk.Where(one => verdicts[one.Key] is PayerVerdict.Allowed)],
            Outcomes(chunk, one => ResultOf(verdicts[one.Key])));
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

    private async Task<Read> ReadAsync(CloudAccountId id, WorkspaceLabel[] labels, CancellationToken cancellationToken) => new(
        await accounts.FindAsync(id, cancellationToken),
        await workspaces.SettlementsAsync([.. labels.Select(one => one.Key)], cancellationToken));

    private static Decision Bind(
        ExpenseCenterAccount owner, CloudAccount account, ImmutableArray<WorkspaceLabel> allowed,
        IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> settlements, MailRequest? mail, DateTimeOffset now)
    {
        var changes = allowed.Select(one => PayerChange.Of(
            settlements[one.Key],
            settlements[one.Key].SettleThrough(account.Id, now),
            new Binding(account.Id, one, now, owner.Username))).ToImmutableArray();
        return new Decision
        {
            CheckedAccounts = [account],
            Workspaces = changes,
            Outbox = [.. changes.Select(change => SettlementChange.Of(change.After, account)), .. mail is null ? [] : (SideEffect[])[mail]],
            History = [Entry(account, HistoryEvent.WorkspacesBound, owner, other: null, allowed, now)],
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
            Outbox = [SettlementChange.Of(after, account), .. ChangeMail(owner, label, before, after, previous, account, now)],
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
        CloudAccount? account, DateTimeOffset now) =>
        (account ?? previous) is { } about && about.Owner == owner.Username && MailRequest.About(about, MailKind.MethodChanged, now) is { } mail
            ?
            [
                mail with
                {
                    Workspaces = [workspace],
                    WorkspaceCount = 1,
                    Change = new MethodChange(MethodOf(before, previous), MethodOf(after, account)),
                },
            ]
            : [];

    private static PayingMethod MethodOf(WorkspaceSettlement settlement, CloudAccount? payer) => new(settlement.Method, payer?.AwsAccount);

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

    /// <param name="Chunk">Workspaces of one transaction.</param>
    /// <param name="Allowed">Those that the account may pay for, and did not before.</param>
    /// <param name="Outcomes">What comes of each.</param>
    private sealed record Checked(WorkspaceLabel[] Chunk, ImmutableArray<WorkspaceLabel> Allowed, WorkspaceOutcome[] Outcomes);

    private sealed record Read(CloudAccount? Account, IReadOnlyDictionary<WorkspaceKey, WorkspaceSettlement> Settlements);
}
