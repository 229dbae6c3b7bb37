using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Collects the usage that came in, and closes the hours that are due: each becomes metering records for AWS. Runs one at a time; a
/// collection that was interrupted is continued, for the moment at which it began.
/// </summary>
public sealed class CloseUsageHours(
    MeterStore meters, BillStore bills, CloudAccountStore accounts, OptimisticLoop loop, Products products, MeteringOptions options, TimeProvider time)
{
    private const int MaxConcurrency = 4;

    /// <param name="hasTimeLeft">False when the invocation's time is nearly up.</param>
    /// <param name="handedBack">Learns what goes back to the Expense Center, once that is stored; of several meters at once.</param>
    /// <param name="cancellationToken">Cancels the run; the next one goes on.</param>
    /// <returns>False when something that is due is left to do.</returns>
    /// <exception cref="ContentionException">DynamoDB throttles; the work is continued later.</exception>
    public async Task<bool> RunAsync(Func<bool> hasTimeLeft, Action<ImmutableArray<ReturnedUsage>> handedBack, CancellationToken cancellationToken)
    {
        var progress = await meters.ProgressAsync(cancellationToken);
        if (progress.NextShard is null)
        {
            if (!await IsDueAsync(progress, cancellationToken))
            {
                return true;
            }

            var next = progress with { Collection = progress.Collection + 1, StartedAt = time.GetUtcNow(), NextShard = 0 };
            if (await meters.PutAsync(next, cancellationToken) is not { } begun)
            {
                return false;
            }

            progress = begun;
        }

        await meters.EndIntakeAsync(progress.Collection, cancellationToken);
        for (var shard = progress.NextShard ?? 0; shard < MeterStore.Shards; shard++)
        {
            if (!hasTimeLeft() || await CloseShardAsync(progress, shard, hasTimeLeft, handedBack, cancellationToken) is not { } closed)
            {
                return false;
            }

            var isLast = shard + 1 == MeterStore.Shards;
            if (isLast || closed > 0)
            {
                var next = progress with { NextShard = isLast ? null : shard + 1, ClosedThrough = isLast ? options.LastClosed(progress.StartedAt) : progress.ClosedThrough };
                if (await meters.PutAsync(next, cancellationToken) is not { } stored)
                {
                    return false;
                }

                progress = stored;
            }
        }

        await ForgetAsync(progress.StartedAt, cancellationToken);
        return true;
    }

    /// <summary>An hour is over and its usage has had time to come; or an account is ending.</summary>
    private async Task<bool> IsDueAsync(MeteringProgress progress, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (progress.ClosedThrough is not { } closed || options.LastClosed(now) > closed)
        {
            return true;
        }

        foreach (var (id, since) in await meters.NotedAsync(cancellationToken))
        {
            var account = await accounts.FollowAsync(id, cancellationToken);
            if (account is not null
                && (account.MeteringEndedAt >= progress.StartedAt
                    || account.Deciding.SelectMany(one => FinalUsage.Flushes(one, options))
                        .Any(flush => flush.At <= now && (flush.At > progress.StartedAt || since > progress.StartedAt))))
            {
                return true;
            }
        }

        return false;
    }

    private async Task ForgetAsync(DateTimeOffset collectedAt, CancellationToken cancellationToken)
    {
        foreach (var (id, since) in await meters.NotedAsync(cancellationToken))
        {
            var account = await accounts.FollowAsync(id, cancellationToken);
            if (since <= collectedAt && (account is null || !(FinalUsage.EndsAt(account, options) > collectedAt)))
            {
                await meters.ForgetAsync(id, since, cancellationToken);
            }
        }
    }

    /// <returns>How many meters there were; null when time was up.</returns>
    private async Task<int?> CloseShardAsync(
        MeteringProgress progress, int shard, Func<bool> hasTimeLeft, Action<ImmutableArray<ReturnedUsage>> handedBack, CancellationToken cancellationToken)
    {
        var usage = await meters.CollectedAsync(progress.Collection, shard, cancellationToken);
        var before = (await meters.MetersAsync(shard, cancellationToken)).ToDictionary(meter => (meter.Account, meter.Dimension));
        var used = before.Keys.Union(usage.Keys).ToList();
        var noted = options.ZeroRecords ? await meters.NotedAsync(shard, cancellationToken) : [];
        var found = await accounts.FindAsync([.. used.Select(key => key.Account).Union(noted)], cancellationToken);
        var keys = options.ZeroRecords ? [.. used.Union(found.Values.SelectMany(DimensionsOf))] : used;
        var isDone = true;
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken },
            async (key, _) =>
            {
                if (!hasTimeLeft())
                {
                    isDone = false;
                    return;
                }

                var first = before.GetValueOrDefault(key) ?? new Meter(key.Account, key.Dimension);
                var account = found.GetValueOrDefault(key.Account) ?? Gone(key.Account, progress.StartedAt);
                var step = new MeterStep(progress, usage.GetValueOrDefault(key) ?? [], account);
                var outcome = await loop.RunAsync(
                    nameof(CloseUsageHours),
                    first,
                    () => meters.FindAsync(key.Account, key.Dimension, cancellationToken),
                    meter => TryAsync(meter, step, handedBack, cancellationToken),
                    Busy);
                if (outcome == Busy)
                {
                    isDone = false;
                }
            });
        return isDone ? keys.Count : null;
    }

    /// <summary>All dimensions of the account's product: AWS is to hear of each, used or not.</summary>
    private IEnumerable<(CloudAccountId Account, string Dimension)> DimensionsOf(CloudAccount account) =>
        account.MergedInto is null ? (products.Find(account.Product)?.Dimensions ?? []).Select(dimension => (account.Id, dimension.Key)) : [];

    private async Task<string?> TryAsync(Meter before, MeterStep step, Action<ImmutableArray<ReturnedUsage>> handedBack, CancellationToken cancellationToken)
    {
        var decision = step.Account.MergedInto is { } into && await accounts.FollowAsync(into, cancellationToken) is { } payer
            ? await MoveAsync(before, step, payer.Id, cancellationToken)
            : await CloseAsync(before, step, cancellationToken);
        if (!decision.IsEmpty && !await meters.CommitAsync(decision, cancellationToken))
        {
            return null;
        }

        handedBack([.. decision.Outbox.OfType<UsageReturn>().SelectMany(one => one.Records)]);
        return Done;
    }

    private async Task<MeteringDecision> CloseAsync(Meter before, MeterStep step, CancellationToken cancellationToken)
    {
        var (progress, _, account) = step;
        var meter = step.Collect(before);
        var closed = new MeterClosing(account, options, progress.StartedAt).Close(meter);
        if (ReferenceEquals(closed.Meter, before))
        {
            // Kept while the collection may be repeated: it says that its usage was added.
            var isOver = account.DeletedAt is not null && before is { IsEmpty: true, Version: > 0 } && before.Collection < progress.Collection;
            return new MeteringDecision { Meters = isOver ? [new MeterPut(before, After: null)] : [] };
        }

        var hour = UsageHour.Of(progress.StartedAt);
        return new MeteringDecision
        {
            Meters = [new MeterPut(before, closed.Meter)],
            Waiting = closed.Records,
            Bills = await BillAsync(closed, hour, cancellationToken),
            Outbox = UsageReturn.Of(closed.Returned.Select(one => one.ToReturned(account.Id, meter.Dimension, hour))),
        };
    }

    private async Task<ImmutableArray<DimensionBill>> BillAsync(ClosedMeter closed, UsageHour hour, CancellationToken cancellationToken)
    {
        var (meter, lines) = (closed.Meter, closed.Records.SelectMany(record => record.Units.Select(unit =>
                (record.Hour, unit.Workspace, Usage: BilledUsage.OfWaiting(unit.Quantity))))
            .Concat(closed.Returned.Select(one => (Hour: hour, one.Workspace, Usage: BilledUsage.OfReturned(one.Reason, one.Quantity)))));
        return await bills.AddAsync(meter.Account, meter.Dimension, lines, cancellationToken);
    }

    /// <summary>The account was merged: what its meter holds goes to the meter of the account that pays now.</summary>
    private async Task<MeteringDecision> MoveAsync(Meter before, MeterStep step, CloudAccountId payer, CancellationToken cancellationToken)
    {
        var meter = step.Collect(before);
        if (meter.IsEmpty)
        {
            return new MeteringDecision();
        }

        var target = await meters.FindAsync(payer, meter.Dimension, cancellationToken);
        return new MeteringDecision
        {
            Meters = [new MeterPut(before, meter with { Open = meter.Open.Clear(), Carried = meter.Carried.Clear() }), new MeterPut(target, target.Take(meter))],
        };
    }

    /// <summary>An account whose tombstone has expired: nobody pays for what is left.</summary>
    private static CloudAccount Gone(CloudAccountId id, DateTimeOffset now) => new() { Id = id, OpenedAt = now, DeletedAt = now };

    private const string Done = "done";
    private const string Busy = "busy";

    /// <summary>What is known when a meter is closed.</summary>
    /// <param name="Account">Of the meter, not followed.</param>
    private sealed record MeterStep(MeteringProgress Progress, List<TakenUsage> Usage, CloudAccount Account)
    {
        /// <summary>Without usage the meter stays as it is, and is not written for that.</summary>
        public Meter Collect(Meter meter) => Usage.Count == 0 ? meter : meter.Collect(Progress.Collection, Usage, Progress.ClosedThrough);
    }
}
