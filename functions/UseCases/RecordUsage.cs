using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Takes a message of usage records. Each record counts once, however often it or its message comes, and whatever fails in between: its id
/// is used for the message first, and counts once the message is finished. What AWS will not bill is handed back.
/// </summary>
public sealed class RecordUsage(
    UsageStore usage, WorkspaceStore workspaces, CloudAccountStore accounts, OptimisticLoop loop, Products products, MeteringOptions options, TimeProvider time)
{
    private static readonly ParallelOptions InParallel = new() { MaxDegreeOfParallelism = 16 };

    /// <param name="batch">The same for the same message.</param>
    /// <param name="received">Its records.</param>
    /// <param name="cancellationToken">Cancels the call; nothing of the message counts then.</param>
    /// <returns>What became of each record; null when it is not finished: it must come again.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; the message must come again.</exception>
    public async Task<UsageOutcomes?> HandleAsync(string batch, ImmutableArray<ReceivedUsage> received, CancellationToken cancellationToken)
    {
        var outcomes = await loop.RunAsync(nameof(RecordUsage), () => TryAsync(batch, received, cancellationToken), UsageOutcomes.Busy);
        return outcomes == UsageOutcomes.Busy ? null : outcomes;
    }

    private async Task<UsageOutcomes?> TryAsync(string message, ImmutableArray<ReceivedUsage> received, CancellationToken cancellationToken)
    {
        var batch = message;
        for (var again = 1; await usage.FindBatchAsync(batch, cancellationToken) is not UsageBatchState.Open and var state; again++)
        {
            if (state is UsageBatchState.Done)
            {
                return new UsageOutcomes([.. received.Select(_ => UsageOutcome.Repeated)], [], 0);
            }

            batch = $"{message}.{again}";
        }

        var records = received.Select(one => one.TryRead(out var record) ? record : null).ToImmutableArray();
        var verdicts = await DecideAsync(records, cancellationToken);
        var outcomes = FindRepetitions(records, verdicts);
        await UseIdsAsync(batch, records, outcomes, cancellationToken);
        await FindEarlierAsync(batch, records, outcomes, cancellationToken);

        var indexes = Enumerable.Range(0, records.Length).ToList();
        ImmutableArray<TakenUsage> taken =
            [.. indexes.Where(index => outcomes[index] == UsageOutcome.Taken).Select(index => Take(records[index]!, verdicts[index].Account!.Value))];
        ImmutableArray<ReturnedUsage> returned =
            [.. indexes.Where(index => outcomes[index].Returned is not null).Select(index => received[index].Return(outcomes[index].Returned!.Value, verdicts[index].Account))];
        var result = new UsageOutcomes([.. outcomes], returned, taken.Count(one => one.Hour <= options.LastClosed(time.GetUtcNow())));
        return await usage.CommitAsync(batch, taken, UsageReturn.Of(returned), result.ToString(), cancellationToken) ? result : null;
    }

    private async Task<UsageVerdict[]> DecideAsync(ImmutableArray<UsageRecord?> records, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var settlements = await workspaces.SettlementsAsync(
            [.. records.OfType<UsageRecord>().Select(record => record.Workspace).Distinct()], cancellationToken);
        var payers = records.OfType<UsageRecord>()
            .SelectMany(record => settlements[record.Workspace].PayersBetween(record.Hour.Begins, record.Hour.Ends).Append(record.CloudAccount ?? default))
            .Where(payer => payer != default).Distinct();
        var followed = new Dictionary<CloudAccountId, CloudAccount?>();
        foreach (var some in payers.Chunk(InParallel.MaxDegreeOfParallelism))
        {
            foreach (var (payer, account) in await Task.WhenAll(some.Select(async payer => (payer, await accounts.FollowAsync(payer, cancellationToken)))))
            {
                followed[payer] = account;
            }
        }

        return
        [
            .. records.Select(record => record is null
                ? new UsageVerdict(null, UsageReturnReason.Malformed)
                : UsageIntake.Decide(record, settlements[record.Workspace], payer => followed.GetValueOrDefault(payer), products, options, now)),
        ];
    }

    /// <summary>Of several records with one id in a message, the first that is taken counts.</summary>
    private static UsageOutcome[] FindRepetitions(ImmutableArray<UsageRecord?> records, UsageVerdict[] verdicts)
    {
        var first = new Dictionary<string, string>();
        return
        [
            .. records.Zip(verdicts).Select(one =>
                one.Second.Returned is { } reason ? UsageOutcome.Return(reason)
                : first.TryAdd(one.First!.Id, UsageIntake.ContentHash(one.First)) ? UsageOutcome.Taken
                : first[one.First.Id] == UsageIntake.ContentHash(one.First) ? UsageOutcome.Repeated
                : UsageOutcome.Return(UsageReturnReason.Conflict)),
        ];
    }

    private async Task UseIdsAsync(string batch, ImmutableArray<UsageRecord?> records, UsageOutcome[] outcomes, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(0, records.Length).Where(index => outcomes[index] == UsageOutcome.Taken),
            InParallel,
            async (index, _) => outcomes[index] = await UseIdAsync(batch, records[index]!, cancellationToken));

    private async Task<UsageOutcome> UseIdAsync(string batch, UsageRecord record, CancellationToken cancellationToken)
    {
        var use = new UsageIdUse(UsageIntake.ContentHash(record), batch);
        for (string? replaced = null; ;)
        {
            var earlier = await usage.UseIdAsync(record.Id, use, replaced, cancellationToken);
            if (earlier is null || earlier.Batch == batch)
            {
                return UsageOutcome.Taken;
            }

            if (await usage.FindBatchAsync(earlier.Batch, cancellationToken) is UsageBatchState.Done)
            {
                return Compare(earlier, use);
            }

            // It was begun, and perhaps never will be finished: its message may be in the dead-letter queue.
            await usage.CancelAsync(earlier.Batch, cancellationToken);
            replaced = await usage.FindBatchAsync(earlier.Batch, cancellationToken) is UsageBatchState.Cancelled ? earlier.Batch : null;
        }
    }

    /// <summary>
    /// A record that would be handed back may have been taken before: when it was younger, or had another payer. Or an interrupted attempt
    /// of this message has used its id, when it would have been taken.
    /// </summary>
    private async Task FindEarlierAsync(
        string batch, ImmutableArray<UsageRecord?> records, UsageOutcome[] outcomes, CancellationToken cancellationToken)
    {
        var indexes = Enumerable.Range(0, records.Length)
            .Where(index => records[index] is not null && outcomes[index].Returned is not null and not UsageReturnReason.Conflict).ToList();
        var uses = await usage.FindIdsAsync(indexes.Select(index => records[index]!.Id), cancellationToken);
        foreach (var index in indexes.Where(index => uses.ContainsKey(records[index]!.Id)))
        {
            var (id, earlier) = (records[index]!.Id, uses[records[index]!.Id]);
            if (earlier.Batch == batch)
            {
                var isTakenAsAnother = Enumerable.Range(0, records.Length).Any(other => outcomes[other] == UsageOutcome.Taken && records[other]!.Id == id);
                await (isTakenAsAnother ? Task.CompletedTask : usage.FreeIdAsync(id, batch, cancellationToken));
            }
            else if (await usage.FindBatchAsync(earlier.Batch, cancellationToken) is UsageBatchState.Done)
            {
                outcomes[index] = Compare(earlier, new(UsageIntake.ContentHash(records[index]!), batch));
            }
        }
    }

    private static TakenUsage Take(UsageRecord record, CloudAccountId account) =>
        new(account, record.Dimension, record.Hour, record.Workspace, record.Quantity);

    private static UsageOutcome Compare(UsageIdUse earlier, UsageIdUse now) =>
        earlier.Content == now.Content ? UsageOutcome.Repeated : UsageOutcome.Return(UsageReturnReason.Conflict);
}

/// <summary>What became of a usage record: taken, repeated, or handed back.</summary>
public readonly record struct UsageOutcome
{
    private UsageOutcome(string name, UsageReturnReason? returned) => (Name, Returned) = (name, returned);

    /// <summary>It will be on AWS's bill.</summary>
    public static UsageOutcome Taken { get; } = new(nameof(Taken), null);

    /// <summary>It was taken before; nothing changed.</summary>
    public static UsageOutcome Repeated { get; } = new(nameof(Repeated), null);

    public string Name { get; }

    /// <summary>Why it is handed back; null when it is not.</summary>
    public UsageReturnReason? Returned { get; }

    public static UsageOutcome Return(UsageReturnReason reason) => new(reason.ToString(), reason);
}

/// <summary>What became of the records of a message.</summary>
/// <param name="All">In the order of the records.</param>
/// <param name="Returned">Those that are handed back.</param>
/// <param name="Late">How many were taken after their hour was closed.</param>
public sealed record UsageOutcomes(ImmutableArray<UsageOutcome> All, ImmutableArray<ReturnedUsage> Returned, int Late)
{
    /// <summary>Every attempt met a conflict; nothing counts.</summary>
    public static UsageOutcomes Busy { get; } = new([], [], 0);

    public int Count(UsageOutcome outcome) => All.Count(one => one == outcome);

    /// <summary>Such as <c>Taken 480, Repeated 2, Malformed 1</c>.</summary>
    public override string ToString() =>
        string.Join(", ", All.CountBy(one => one.Name).Select(one => $"{one.Key} {one.Value}")) + (Late > 0 ? $", late {Late}" : "");
}
